/**
 * Writes rows in the formats that programs read.
 */
import type { Row } from "./Answer.ts"

/** A value as JSON on one line. What could steer a terminal is escaped, which changes nothing for a program. */
export const jsonText = (value: unknown, indent?: number): string =>
  (JSON.stringify(value, undefined, indent) ?? "null").replace(
    /[\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
  )

/** The names of all columns, in the order that rows first have them. */
export const columnsOf = (rows: ReadonlyArray<Row>): ReadonlyArray<string> => [
  ...new Set(rows.flatMap((row) => Object.keys(row)))
]

/** A value as text: what is no text, number or truth is JSON, and what is not there is empty. */
export const cellText = (value: unknown): string => {
  if (value === undefined || value === null) return ""
  return typeof value === "object" ? jsonText(value) : String(value)
}

/** The lines of RFC 4180, the names of the columns first. */
export const csvLines = (rows: ReadonlyArray<Row>): ReadonlyArray<string> => {
  const columns = columnsOf(rows)
  if (columns.length === 0) return []
  const line = (cells: ReadonlyArray<unknown>) => cells.map((cell) => quoted(cellText(cell))).join(",")
  return [line(columns), ...rows.map((row) => line(columns.map((column) => row[column])))]
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
