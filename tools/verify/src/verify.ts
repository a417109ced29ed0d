/**
 * One run of `pnpm verify`, from the names a person typed to the exit code.
 */
import type { Check } from "./Check.ts"
import * as Printer from "./Printer.ts"
import * as Runner from "./Runner.ts"

/** How to run, as the command line and the machine say. */
export interface Options {
  /** The checks to run; none means all. */
  readonly names: ReadonlyArray<string>
  readonly lanes: number
  /** Counts anything skipped as a failure. */
  readonly ci: boolean
  readonly colour: boolean
  readonly write: (text: string) => void
}

/** Runs checks, writes what they found and answers with the exit code. */
export const verify = async (checks: ReadonlyArray<Check>, options: Options): Promise<number> => {
  const selection = Runner.select(checks, options.names)
  if (selection.unknown.length > 0) {
    const known = checks.map(({ name }) => name).join(", ")
    options.write(`No such check: ${selection.unknown.join(", ")}. There are: ${known}.\n`)
    return 2
  }
  const printer = Printer.make(options)
  const results = await Runner.run(selection.checks, { ...options, onResult: printer.result })
  printer.sums(results)
  return results.some(({ outcome }) => outcome.failed > 0) ? 1 : 0
}
