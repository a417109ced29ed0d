/**
 * A table of shares, each shaded by how great it is.
 */
import type { Look } from "./paint.ts"
import { fit, percent, widthOf } from "./text.ts"

/** One line of shares. */
export interface HeatRow {
  readonly label: string
  /** How many the shares are parts of, as it is to be read. */
  readonly total: string
  /** Shares between 0 and 1; `undefined` where nobody can know yet. */
  readonly shares: ReadonlyArray<number | undefined>
}

/** What stands above the columns. */
export interface HeatHeadings {
  readonly label: string
  readonly total: string
  readonly shares: ReadonlyArray<string>
}

/** The lines of a heat table: its headings, then a line for each row. Columns that do not fit are left out. */
export const heatTable = (
  headings: HeatHeadings,
  rows: ReadonlyArray<HeatRow>,
  { columns, paint }: Look
): ReadonlyArray<string> => {
  const label = Math.max(...[headings, ...rows].map((row) => widthOf(row.label)))
  const total = Math.max(...[headings, ...rows].map((row) => row.total.length))
  const shown = Math.max(1, Math.floor((columns - label - total - 2) / (cell + 2)))
  const start = (row: { readonly label: string; readonly total: string }): string =>
    `${fit(row.label, label)}  ${row.total.padStart(total)}`
  const shaded = (share: number | undefined): string =>
    share === undefined
      ? " ".repeat(cell + 2)
      : `  ${paint("drawing", shadeOf(share).repeat(2))} ${percent(share).padStart(4)}`
  const above = headings.shares.slice(0, shown).map((text) => `  ${text.padStart(cell)}`)
  return [
    paint("aside", start(headings) + above.join("")),
    ...rows.map((row) => (start(row) + row.shares.slice(0, shown).map(shaded).join("")).trimEnd())
  ]
}

/** Columns of one share: its shade and its percent. */
const cell = 7

const shadeOf = (share: number): string => (share <= 0 ? "·" : ("░▒▓█"[Math.min(Math.ceil(share * 4), 4) - 1] ?? "█"))
