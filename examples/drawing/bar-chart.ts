/**
 * A chart of bars: a name, some figures and a bar on each line.
 */
import { bar } from "./bars.ts"
import type { Look } from "./Look.ts"
import { fit } from "./text.ts"

/** One line of a chart. */
export interface Bar {
  readonly label: string
  /** What stands between the label and the bar, aligned to the right in columns of their own. */
  readonly figures: ReadonlyArray<string>
  readonly value: number
}

/** The lines of a chart, the greatest value being as wide as the screen allows. */
export const barChart = (bars: ReadonlyArray<Bar>, look: Look): ReadonlyArray<string> => {
  const greatest = Math.max(...bars.map(({ value }) => value), 0)
  const name = Math.min(28, Math.floor(look.columns / 3))
  const widths = (bars[0]?.figures ?? []).map((_, index) =>
    Math.max(...bars.map(({ figures }) => figures[index]?.length ?? 0))
  )
  const length = Math.max(1, look.columns - name - widths.reduce((sum, width) => sum + width + 2, 0) - 4)
  return bars.map(({ figures, label, value }) => {
    const aligned = widths.map((width, index) => (figures[index] ?? "").padStart(width))
    const drawn = look.paint("drawing", bar(value, greatest, length))
    return ["", fit(label, name), ...aligned, drawn].join("  ")
  })
}
