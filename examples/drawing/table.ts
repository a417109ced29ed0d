/**
 * A table: columns as wide as what is in them, cut where the screen ends.
 */
import type { Look } from "./Look.ts"
import { fit, widthOf } from "./text.ts"

/** One column of a table. */
export interface Column {
  readonly heading: string
  readonly cells: ReadonlyArray<string>
}

/** The lines of a table, its headings first. */
export const table = (columns: ReadonlyArray<Column>, look: Look): ReadonlyArray<string> => {
  const widths = within(
    columns.map(({ cells, heading }) => Math.max(widthOf(heading), ...cells.map(widthOf))),
    look.columns - 2 * columns.length
  )
  const line = (cells: ReadonlyArray<string>): string =>
    cells
      .map((cell, index) => `  ${fit(cell, widths[index] ?? 0)}`)
      .join("")
      .trimEnd()
  const rows = Math.max(...columns.map(({ cells }) => cells.length), 0)
  return [
    look.paint("aside", line(columns.map(({ heading }) => heading))),
    ...Array.from({ length: rows }, (_, row) => line(columns.map(({ cells }) => cells[row] ?? "")))
  ]
}

/** The widths, the widest made narrower until all fit. */
const within = (widths: ReadonlyArray<number>, columns: number): ReadonlyArray<number> => {
  const excess = widths.reduce((sum, width) => sum + width, 0) - columns
  const widest = Math.max(...widths)
  if (excess <= 0 || widest <= narrowest) return widths
  const at = widths.indexOf(widest)
  return within(widths.with(at, widest - 1), columns)
}

const narrowest = 3
