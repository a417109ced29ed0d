/**
 * Totals side by side.
 */
import { numberText } from "../number-text.ts"
import type { Line } from "./Line.ts"

/** One bar for each line, the longest first. */
export const Bars = ({ lines }: { readonly lines: ReadonlyArray<Line> }) => {
  const most = Math.max(...lines.map(({ total }) => total), 1)
  return (
    <ul class="bars">
      {lines.map(({ name, total }, index) => (
        <li key={name}>
          <span class="bar-name">
            <bdi>{name}</bdi>
          </span>
          <span class="bar-track">
            <i class={`swatch-${index + 1}`} style={{ width: `${(total / most) * 100}%` }} />
          </span>
          <b>{numberText(total)}</b>
        </li>
      ))}
    </ul>
  )
}
