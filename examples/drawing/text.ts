/**
 * Text on a screen: cut or padded to a width, broken into lines, and numbers as people read them.
 */
import stringWidth from "string-width"

/** The text on exactly so many columns, whatever its script; cut with an ellipsis when it is too long. */
export const fit = (text: string, columns: number): string => {
  const safe = printable(text)
  const width = stringWidth(safe)
  return width <= columns ? safe + " ".repeat(columns - width) : fit(shorten(safe, columns), columns)
}

/** The columns that a text takes once it is {@link printable}. */
export const widthOf = (text: string): number => stringWidth(printable(text))

/** The text without what moves the cursor or turns the direction of the line: data must not steer the terminal. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD")

/** The words of a text on lines of at most so many columns. */
export const wrap = (text: string, columns: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  for (const word of printable(text).split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** A whole number with its thousands apart. */
export const number = (value: number): string => Math.round(value).toLocaleString("en")

/** A share between 0 and 1 in whole percent. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`

/** So many of something. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`

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
