/**
 * Reports as comma-separated values, as RFC 4180 has them: one row for each date, one column for each line.
 */
import type { Series } from "./series.ts"

/** Quotes what could be taken for more than one value. */
const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Writes lines over time, with their names in the first row. */
export const csvOf = ({ data: { series, values } }: Series): string => {
  const lines = Object.entries(values)
  const head = ["date", ...lines.map(([name]) => name)]
  const rows = series.map((date) => [date, ...lines.map(([, numbers]) => String(numbers[date] ?? 0))])
  return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")
}
