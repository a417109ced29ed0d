/**
 * How help, the version and mistakes on the command line are shown: help on standard output, mistakes as plain sentences
 * on standard error.
 */
import type * as CliError from "effect/cli/CliError"
import * as CliOutput from "effect/cli/CliOutput"
import * as Effect from "effect/Effect"
import { plainly } from "./drawing/text.ts"
import type { Surroundings } from "./Session.ts"

/** The presenter of a run. */
export const presenterFor = ({ out, err }: Pick<Surroundings, "out" | "err">): CliOutput.Presenter => {
  const formatter = CliOutput.defaultFormatter({ colors: out.paint("heading", "x") !== "x" })
  const write = (screen: typeof out, text: string) => Effect.promise(() => screen.write(text))
  return {
    present: (event) => {
      switch (event._tag) {
        case "Help":
          return write(out, `${formatter.formatHelpDoc(event.helpDoc)}\n`)
        case "Version":
          return write(out, `${event.version}\n`)
        case "InvalidInvocation": {
          const lines = event.errors.map((error) => `tallymark: ${sentence(error)}\n`)
          return write(err, `${lines.join("")}tallymark: see ${event.commandPath.join(" ")} --help\n`)
        }
      }
    }
  }
}

/** The words of the parser, on one line. A value is not repeated, because it may be one that nobody should see. */
const sentence = (error: CliError.NonShowHelpErrors): string =>
  error._tag === "InvalidValue"
    ? `${error.kind === "flag" ? `--${error.option}` : error.option} must be ${expectation(error.expected)}`
    : plainly(error.message.trim().replace(/\n\s+/g, " ").replace("Did you mean this?", "— did you mean"))

/** What the parser expects, in words. */
const expectation = (expected: string): string => {
  if (expected.includes("key=value")) return "NAME=VALUE"
  if (/finite number|integer/.test(expected)) return "a whole number"
  const choices = expected.match(/"[^"]+"/g)?.map((choice) => choice.slice(1, -1))
  return choices === undefined ? expected : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`
}
