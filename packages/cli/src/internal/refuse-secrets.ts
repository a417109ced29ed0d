/**
 * Refuses secrets on the command line, where `ps` and the history of the shell show them to others.
 */
import { badInput, type Failure } from "./Failure.ts"

/** Flags that people try, and where the secret belongs instead. */
const tried: ReadonlyMap<string, string> = new Map([
  ["--secret", "TALLYMARK_SECRET"],
  ["--password", "TALLYMARK_SECRET"],
  ["--token", "TALLYMARK_SECRET"],
  ["--project-secret", "TALLYMARK_PROJECT_SECRET"],
  ["--api-key", "TALLYMARK_API_KEY"],
  ["--api-secret", "TALLYMARK_API_SECRET"],
  ["--product-key", "TALLYMARK_KEY"],
  ["--key", "TALLYMARK_KEY"]
])

/** The failure of a command line that holds a secret; it does not repeat it. `serve --key` names a key of its own server. */
export const refuseSecrets = (args: ReadonlyArray<string>): Failure | undefined => {
  const operands = args.indexOf("--")
  const flags = operands < 0 ? args : args.slice(0, operands)
  for (const flag of flags) {
    const [name = ""] = flag.split("=")
    const variable = tried.get(name)
    if (variable === undefined || (name === "--key" && args[0] === "serve")) continue
    return badInput(
      `${name} is not taken, because everybody on this machine can read arguments; ` +
        `set ${variable}, run tallymark login, or pass the secret on standard input with --secret-stdin`
    )
  }
  return undefined
}
