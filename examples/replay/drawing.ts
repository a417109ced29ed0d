/**
 * Drawing with characters: texts cut or padded to a width on screen, bars, and a line of bars for a series.
 */
import stringWidth from "string-width"

/** The text on exactly so many columns, whatever its script; cut with an ellipsis when it is too long. */
export const fit = (text: string, columns: number): string => {
  const safe = printable(text)
  const width = stringWidth(safe)
  return width <= columns ? safe + " ".repeat(columns - width) : fit(shorten(safe, columns), columns)
}

/** The text without what moves the cursor or turns the direction of the line: data must not steer the terminal. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD")

/** A bar for a value, so many columns long when the value is the greatest; never nothing for more than zero. */
export const bar = (value: number, greatest: number, columns: number): string => {
  if (value <= 0 || greatest <= 0) return ""
  const eighths = Math.max(1, Math.round((value / greatest) * columns * 8))
  return "█".repeat(Math.floor(eighths / 8)) + (" ▏▎▍▌▋▊▉"[eighths % 8] ?? "").trimStart()
}

/** One character per value, as high as the value is great; a dot for nothing. */
export const sparkline = (values: ReadonlyArray<number>): string => {
  const greatest = Math.max(...values, 0)
  return values.map((value) => (value <= 0 ? "·" : "▁▂▃▄▅▆▇█"[Math.ceil((value / greatest) * 8) - 1])).join("")
}

/** How much of something is done, as a bar of always the same length. */
export const progressBar = (fraction: number, columns: number): string => {
  const done = Math.round(Math.min(Math.max(fraction, 0), 1) * columns)
  return "█".repeat(done) + "░".repeat(columns - done)
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })

const shorten = (text: string, columns: number): string => {
  let kept = ""
  let width = 0
  for (const { segment } of graphemes.segment(text)) {
    width += stringWidth(segment)
    if (width > columns - 1) break
    kept += segment
  }
  return `${kept}…`
}
