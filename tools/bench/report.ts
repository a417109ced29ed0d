/**
 * Prints outcomes as tables people can read, with a verdict for each target.
 */
import type { Outcome, Verdict } from "./Outcome.ts"

/** The text of an outcome. */
export const render = ({ id, title, measures, headings, rows, verdicts }: Outcome): string =>
  [
    `${id} · ${title}`,
    ...wrap(measures, 110).map((line) => `  ${line}`),
    "",
    ...table(
      ["", ...headings, ""],
      rows.map(({ label, cells, mark }) => [label, ...headings.map((_, i) => cells[i] ?? "–"), mark])
    ).map((line) => `  ${line}`),
    "",
    ...table(["target", "measured", "verdict"], verdicts.map(verdictCells), 3).map((line) => `  ${line}`),
    ""
  ].join("\n")

/** One word for a verdict. */
export const word = ({ isMet }: Verdict): string => (isMet === undefined ? "not measured" : isMet ? "met" : "MISSED")

const verdictCells = (verdict: Verdict): ReadonlyArray<string> => [verdict.target, verdict.measured, word(verdict)]

/** Lines of aligned columns; the first `left` are aligned left, and so is the last, which may be long. */
export const table = (
  headings: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
  left = 1
): ReadonlyArray<string> => {
  const all = [headings, ...rows]
  const widths = headings.map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? "").length)))
  const line = (cells: ReadonlyArray<string>): string =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? ""
        return column < left || column === widths.length - 1 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join("  ")
      .trimEnd()
  return [line(headings), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line)]
}

const wrap = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  for (const part of text.split(" ")) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + part.length > width) lines.push(part)
    else lines[lines.length - 1] = `${last} ${part}`
  }
  return lines
}
