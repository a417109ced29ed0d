/**
 * Sections of a report: a heading, and indented lines under it.
 */
import { type Look, plainly } from "@tallymark/cli/drawing"

/** The first lines of a section. */
export const heading = (text: string, { paint }: Look): ReadonlyArray<string> => ["", paint("heading", text)]

/** Lines that are drawn a little to the right, within the screen. */
export const indented = (look: Look, draw: (look: Look) => ReadonlyArray<string>): ReadonlyArray<string> =>
  draw({ ...look, columns: look.columns - indent.length }).map((line) => indent + line)

const indent = "  "

/** The words of a text on lines of at most so many columns. */
export const wrap = (text: string, columns: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  for (const word of plainly(text).split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
