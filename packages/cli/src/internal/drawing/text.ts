/**
 * Text on a screen: cut or padded to a width, and numbers as people read them.
 */
import { displayWidth } from "effect/cli/CliOutput"

/** The text without what moves the cursor or turns the direction of the line: data must not steer the terminal. */
export const plainly = (text: string): string => text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD")

/** The columns that a text takes. */
export const widthOf = (text: string): number => displayWidth(plainly(text))

/** The text on exactly so many columns, whatever its script; cut with an ellipsis when it is too long. */
export const fit = (text: string, columns: number, side: "left" | "right" = "left"): string => {
  const safe = plainly(text)
  const width = displayWidth(safe)
  if (width > columns) return fit(shorten(safe, columns), columns, side)
  const space = " ".repeat(columns - width)
  return side === "left" ? safe + space : space + safe
}

/** A number with its thousands apart, and two digits after the point when it is not whole. */
export const number = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: 2 })

/** A share between 0 and 1 in whole percent. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`

/** So many of something. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`

/** A size for people. */
export const bytes = (count: number): string => {
  const units = ["B", "kB", "MB", "GB", "TB"]
  const power = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), units.length - 1)
  return `${(count / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`
}

/** A stretch of time for people: `42 s`, `3 min 20 s`, `2 h 5 min`. */
export const stretch = (millis: number): string => {
  const seconds = Math.max(0, Math.round(millis / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })

const shorten = (text: string, columns: number): string => {
  let kept = ""
  let width = 0
  for (const { segment } of graphemes.segment(text)) {
    width += displayWidth(segment)
    if (width > columns - 1) break
    kept += segment
  }
  return columns > 0 ? `${kept}…` : ""
}
