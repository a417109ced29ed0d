/**
 * A chart of bars: a name, some figures and a bar on each line.
 */
import { bar } from "./bars.ts"
import type { Look } from "./paint.ts"
import { fit, widthOf } from "./text.ts"

/** One line of a chart. */
export interface Bar {
  readonly label: string
  /** What stands between the label and the bar, aligned to the right in columns of their own. */
  readonly figures: ReadonlyArray<string>
  readonly value: number
}

/** The lines of a chart, the greatest value being as wide as the screen allows. */
export const barChart = (bars: ReadonlyArray<Bar>, { columns, paint }: Look): ReadonlyArray<string> => {
  const greatest = Math.max(...bars.map(({ value }) => value), 0)
  const name = Math.min(28, Math.floor(columns / 3), Math.max(...bars.map(({ label }) => widthOf(label)), 0))
  const widths = (bars[0]?.figures ?? []).map((_, index) =>
    Math.max(...bars.map(({ figures }) => figures[index]?.length ?? 0))
  )
  const length = Math.max(1, columns - name - widths.reduce((sum, width) => sum + width + 2, 0) - 2)
  return bars.map(({ figures, label, value }) => {
    const aligned = widths.map((width, index) => (figures[index] ?? "").padStart(width))
    return [fit(label, name), ...aligned, paint("drawing", bar(value, greatest, length))].join("  ").trimEnd()
  })
}
