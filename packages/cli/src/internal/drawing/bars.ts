/**
 * Bars of characters, and a line of bars for a series.
 */

/** A bar for a value, so many columns long when the value is the greatest; never nothing for more than zero. */
export const bar = (value: number, greatest: number, columns: number): string => {
  if (value <= 0 || greatest <= 0) return ""
  const eighths = Math.max(1, Math.round((value / greatest) * columns * 8))
  return "█".repeat(Math.floor(eighths / 8)) + (" ▏▎▍▌▋▊▉"[eighths % 8] ?? "").trimStart()
}

/** One character per value, as high as the value is great; a dot for nothing. More values than columns are added up. */
export const sparkline = (values: ReadonlyArray<number>, columns = values.length): string => {
  const heights = gathered(values, columns)
  const greatest = Math.max(...heights, 0)
  return heights.map((value) => (value <= 0 ? "·" : "▁▂▃▄▅▆▇█"[Math.ceil((value / greatest) * 8) - 1])).join("")
}

/** How much of something is done, as a bar of always the same length. */
export const progressBar = (fraction: number, columns: number): string => {
  const done = Math.round(Math.min(Math.max(fraction, 0), 1) * columns)
  return "█".repeat(done) + "░".repeat(columns - done)
}

/** The values in at most so many spans, each the sum of its values. */
const gathered = (values: ReadonlyArray<number>, spans: number): ReadonlyArray<number> => {
  const perSpan = Math.max(1, Math.ceil(values.length / Math.max(1, spans)))
  return Array.from({ length: Math.ceil(values.length / perSpan) }, (_, span) =>
    values.slice(span * perSpan, (span + 1) * perSpan).reduce((sum, value) => sum + value, 0)
  )
}
