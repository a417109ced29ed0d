/**
 * Who comes back: a row for each date that people began on, the darker the more came back.
 */
import type { Vocabulary } from "../../../src/internal/live/Setting.ts"
import { numberText, percentText } from "../number-text.ts"
import { Scrolled } from "../Scrolled.tsx"
import { dayText } from "../time-text.ts"
import { Nothing } from "./Nothing.tsx"

interface Row {
  readonly counts: ReadonlyArray<number>
  readonly first: number
}

/** Retention as the API answers with it. */
export type RetentionReport = Readonly<Record<string, Row>>

/** How many shades there are. */
const shades = 10

const shadeOf = (count: number, first: number): number =>
  count === 0 || first === 0 ? 0 : Math.max(1, Math.ceil((count / first) * shades))

const Cell = ({ count, first }: { readonly count: number | undefined; readonly first: number }) => {
  if (count === undefined) return <td class="heat-none" />
  const part = first === 0 ? 0 : count / first
  return (
    <td class={`heat-${shadeOf(count, first)}`} title={`${numberText(count)} of ${numberText(first)}`}>
      {first === 0 ? "" : percentText(part)}
    </td>
  )
}

interface Props {
  readonly report: RetentionReport
  readonly days: Vocabulary["days"]
}

/** The heat map. */
export const RetentionAnswer = ({ report, days }: Props) => {
  const rows = Object.entries(report)
  const columns = Math.max(0, ...rows.map(([, { counts }]) => counts.length))
  const people = rows.reduce((sum, [, { first }]) => sum + first, 0)
  if (people === 0) return <Nothing text="Nobody began in these days." days={days} />
  return (
    <>
      <div class="card-head">
        <h2>{numberText(people)} began; how many came back, and when</h2>
      </div>
      <Scrolled label="Retention">
        <table class="numbers heat">
          <thead>
            <tr>
              <th scope="col">Began</th>
              <th scope="col">People</th>
              {Array.from({ length: columns }, (_, interval) => (
                <th key={`in ${interval}`} scope="col">
                  {interval === 0 ? "< 1" : interval}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([date, { counts, first }]) => (
              <tr key={date}>
                <th scope="row">{dayText(date)}</th>
                <td>{numberText(first)}</td>
                {Array.from({ length: columns }, (_, interval) => (
                  <Cell key={`in ${interval}`} count={counts[interval]} first={first} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </>
  )
}
