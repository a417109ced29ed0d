/**
 * The numbers of an answer, so that they can be read and not only seen.
 */

import { numberText } from "../number-text.ts"
import { Scrolled } from "../Scrolled.tsx"
import { dayText } from "../time-text.ts"
import type { Line } from "./Line.ts"

interface Props {
  readonly labels: ReadonlyArray<string>
  readonly lines: ReadonlyArray<Line>
  /** Whether the sum of the numbers means something. */
  readonly hasTotals: boolean
}

/** A row for each line, a column for each date. */
export const NumberTable = ({ labels, lines, hasTotals }: Props) => (
  <Scrolled label="Numbers">
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">Segment</th>
          {hasTotals ? <th scope="col">Total</th> : null}
          {labels.map((label) => (
            <th key={label} scope="col">
              {dayText(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, values, total }) => (
          <tr key={name}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            {hasTotals ? (
              <td>
                <b>{numberText(total)}</b>
              </td>
            ) : null}
            {values.map((value, index) => (
              <td key={labels[index]} class={value === 0 ? "none" : ""}>
                {numberText(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolled>
)
