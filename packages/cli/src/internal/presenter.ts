/**
 * How help, the version and mistakes on the command line are shown: help on standard output, mistakes as plain sentences
 * on standard error.
 */
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
          const lines = event.errors.map((error) => `tallymark: ${sentence(error.message)}\n`)
          return write(err, `${lines.join("")}tallymark: see ${event.commandPath.join(" ")} --help\n`)
        }
      }
    }
  }
}

/** The words of the parser, on one line. */
const sentence = (message: string): string =>
  plainly(message.trim().replace(/\n\s+/g, " ").replace("Did you mean this?", "— did you mean"))
