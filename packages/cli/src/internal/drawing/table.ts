/**
 * A table: columns as wide as what is in them, numbers to the right, cut where the screen ends.
 */
import type { Paint } from "./paint.ts"
import { fit, plural, widthOf } from "./text.ts"

/** One column of a table. */
export interface Column {
  readonly heading: string
  readonly cells: ReadonlyArray<string>
  /** @default "left" */
  readonly side?: "left" | "right" | undefined
}

/** How a table may look: without a number of columns nothing is cut. */
export interface TableLook {
  readonly columns: number | undefined
  readonly paint: Paint
}

/** The lines of a table, its headings first. Columns that do not fit are counted under it. */
export const table = (all: ReadonlyArray<Column>, look: TableLook): ReadonlyArray<string> => {
  const columns = fitting(all, look.columns)
  const left = all.length - columns.length
  return [...drawn(columns, look), ...(left > 0 ? [look.paint("aside", `and ${plural(left, "more column")}`)] : [])]
}

/** The columns, without the last ones where the screen has no room to say something of each. */
const fitting = (columns: ReadonlyArray<Column>, room = Number.POSITIVE_INFINITY): ReadonlyArray<Column> => {
  let width = -gap
  const over = columns.findIndex((column) => {
    width += Math.min(naturalWidth(column), readable) + gap
    return width > room
  })
  return over < 0 ? columns : columns.slice(0, Math.max(over, 1))
}

/** Columns of text that still say something when the rest is cut. */
const readable = 8

const gap = 2

const naturalWidth = ({ cells, heading }: Column): number => widest([heading, ...cells])

const drawn = (columns: ReadonlyArray<Column>, { columns: room, paint }: TableLook): ReadonlyArray<string> => {
  const natural = columns.map(naturalWidth)
  const widths = room === undefined ? natural : narrowed(natural, room - gap * (columns.length - 1))
  const line = (cells: ReadonlyArray<string>): string =>
    cells
      .map((cell, index) => fit(cell, widths[index] ?? 0, columns[index]?.side))
      .join("  ")
      .trimEnd()
  const rows = columns[0]?.cells.length ?? 0
  return [
    paint("aside", line(columns.map(({ heading }) => heading))),
    ...Array.from({ length: rows }, (_, row) => line(columns.map(({ cells }) => cells[row] ?? "")))
  ]
}

const widest = (texts: ReadonlyArray<string>): number => texts.reduce((most, text) => Math.max(most, widthOf(text)), 0)

/** The widths, the widest made narrower until all fit. */
const narrowed = (widths: ReadonlyArray<number>, room: number): ReadonlyArray<number> => {
  const all = [...widths]
  let excess = all.reduce((sum, width) => sum + width, 0) - room
  while (excess > 0) {
    const most = Math.max(...all)
    if (most <= narrowest) break
    all[all.indexOf(most)] = most - 1
    excess--
  }
  return all
}

const narrowest = 3
