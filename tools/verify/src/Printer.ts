/**
 * Writes results for a person: one line for what passed, everything for what failed, and a last line of sums.
 *
 * The last line is `N passed, N failed`, with `, N skipped` when something was; programs read it too, so it never
 * carries colour.
 */
import { styleText } from "node:util"
import type { Outcome } from "./Check.ts"
import type { Result } from "./Runner.ts"

/** Where results are written, and whether in colour. */
export interface Options {
  readonly write: (text: string) => void
  readonly colour: boolean
}

type Mark = readonly [word: string, colour: "green" | "red" | "yellow"]

/** Makes a printer for one run. */
export const make = ({ write, colour }: Options) => {
  const paint = (style: Mark[1] | "dim", text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text
  return {
    /** Writes one result. */
    result: ({ name, outcome, seconds }: Result): void => {
      const [word, style] = markOf(outcome)
      const line = `${paint(style, word.padEnd(7))} ${name.padEnd(20)} ${countsOf(outcome).padStart(14)} `
      write(`${line}${paint("dim", `${seconds.toFixed(1)} s`.padStart(8))}${reasonOf(outcome)}\n`)
      if (outcome.failed > 0) write(`\n${indent(outcome.output)}\n\n`)
    },
    /** Writes the names of what failed and the line of sums. */
    sums: (results: ReadonlyArray<Result>): void => {
      const broken = results.filter(({ outcome }) => outcome.failed > 0).map(({ name }) => name)
      write("\n")
      if (broken.length > 0) write(`${paint("red", "failed:")} ${broken.join(", ")}\n`)
      write(`${sumsOf(results)}\n`)
    }
  }
}

/** The last line of a run. */
const sumsOf = (results: ReadonlyArray<Result>): string => {
  const sum = (part: "passed" | "failed" | "skipped"): number =>
    results.reduce((total, { outcome }) => total + outcome[part], 0)
  const skipped = sum("skipped")
  return `${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`
}

const markOf = ({ passed, failed }: Outcome): Mark =>
  failed > 0 ? ["failed", "red"] : passed > 0 ? ["passed", "green"] : ["skipped", "yellow"]

const countsOf = ({ passed, failed }: Outcome): string => (failed > 0 ? `${passed} of ${passed + failed}` : `${passed}`)

const reasonOf = ({ failed, skipped, reason }: Outcome): string =>
  skipped === 0 || failed > 0 ? "" : `  ${skipped} skipped: ${reason ?? "no reason given"}`

const indent = (text: string): string => text.trim().replaceAll(/^/gm, "  ")
