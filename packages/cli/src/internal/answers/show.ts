/**
 * Shows an answer in the format that was asked for.
 */
import { table } from "../drawing/table.ts"
import { number, plainly } from "../drawing/text.ts"
import { badInput } from "../Failure.ts"
import type { Screen } from "../Screen.ts"
import type { Answer, Row } from "./Answer.ts"
import { cellText, columnsOf, csvLines, jsonText } from "./formats.ts"

/** Every format. */
export const formats = ["table", "chart", "json", "csv", "ndjson"] as const

/** How an answer is shown. */
export type Format = (typeof formats)[number]

/** Where nobody says how wide a chart may be. */
const chartColumns = 80

/** Writes an answer. `ndjson` writes rows as they come; every other format needs all of them first. */
export const show = async ({ chart, instead, rows, whole }: Answer, format: Format, screen: Screen): Promise<void> => {
  if (format === "chart" && chart === undefined) {
    throw badInput("this answer has no chart; choose another --format: table, json, csv or ndjson")
  }
  if (format === "ndjson") {
    for await (const row of rows) await screen.write(`${jsonText(row)}\n`)
    return
  }
  const all: Array<Row> = []
  for await (const row of rows) all.push(row)
  const lines = linesOf({ rows: all, chart, instead, whole }, format, screen)
  if (lines.length > 0) await screen.write(`${lines.join("\n")}\n`)
}

const linesOf = (
  { chart, instead = "nothing", rows, whole }: Omit<Answer, "rows"> & { readonly rows: ReadonlyArray<Row> },
  format: Exclude<Format, "ndjson">,
  screen: Screen
): ReadonlyArray<string> => {
  switch (format) {
    case "json":
      return [jsonText(whole === undefined ? rows : whole.value, 2)]
    case "csv": {
      const lines = csvLines(rows)
      return screen.isTerminal ? lines.map(plainly) : lines
    }
    case "chart":
      if (rows.length === 0 || chart === undefined) return [instead]
      return chart({ columns: Math.min(Math.max(screen.columns() ?? chartColumns, 40), 160), paint: screen.paint })
    case "table":
      return rows.length === 0 ? [instead] : tableOf(rows, screen)
  }
}

const tableOf = (rows: ReadonlyArray<Row>, screen: Screen): ReadonlyArray<string> =>
  table(
    columnsOf(rows).map((heading) => {
      const values = rows.map((row) => row[heading])
      const isNumeric = values.every((value) => typeof value === "number" || value === undefined)
      return {
        heading,
        cells: values.map(shownText),
        side: isNumeric ? "right" : "left"
      }
    }),
    { columns: screen.columns(), paint: screen.paint }
  )

/** A value for a person: numbers with their thousands apart, and a list of texts without its quotes. */
const shownText = (value: unknown): string => {
  if (typeof value === "number") return number(value)
  const isTexts = Array.isArray(value) && value.every((each) => typeof each === "string")
  return isTexts ? value.join(", ") : cellText(value)
}
