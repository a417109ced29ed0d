/**
 * Shows a place of a text to a person: its line, its column, and the line with a caret under the character.
 */

/** The most characters of the line that are shown before the place, and after it. */
const before = 60
const after = 40

/** Where an offset is, and what it looks like. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly excerpt: string
}

/** Finds the line and the column of an offset and draws the line around it. Columns count characters, not code units. */
export const locate = (text: string, offset: number): Place => {
  const lead = text.slice(0, offset)
  const lineStart = Math.max(lead.lastIndexOf("\n"), lead.lastIndexOf("\r")) + 1
  const left = Array.from(lead.slice(lineStart))
  // No line is longer on screen than the window, so no more of it is split into characters than the window can hold.
  const right = Array.from(text.slice(offset, offset + 2 * after + 2).split(/[\r\n]/, 1)[0] ?? "")
  const start = left.length > before ? `…${left.slice(1 - before).join("")}` : left.join("")
  const end = right.length > after ? `${right.slice(0, after - 1).join("")}…` : right.join("")
  return {
    line: lead.split(/\r\n|\r|\n/).length,
    column: left.length + 1,
    excerpt: `${printable(start + end)}\n${Array.from(printable(start), blank).join("")}^`
  }
}

/** Letters of East Asia, and emoji. A flag is two characters, each of them half of it. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|(?!\p{RI})\p{Emoji_Presentation}/u

/** What belongs to the character before. */
const joined = /[\p{M}\p{Emoji_Modifier}]/u

/** As much room as a character takes on screen. */
const blank = (character: string): string => {
  if (character === "\t") return "\t"
  if (joined.test(character)) return ""
  return wide.test(character) ? "  " : " "
}

/** Control characters would move the caret, or the reader's terminal. Tabs stay, above the caret and beside it. */
const printable = (text: string): string => text.replaceAll(/[^\P{C}\t]/gu, "�")
