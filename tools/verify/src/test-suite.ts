/**
 * Runs a vitest suite and takes its counts from vitest's own JSON report.
 */
import { existsSync } from "node:fs"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import * as Check from "./Check.ts"
import * as Command from "./Command.ts"
import { root } from "./workspace.ts"

/** The parts of vitest's JSON report that count. */
export interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
}

/** Runs the suite of a vitest configuration, named by its path in the workspace. */
export const testSuite = async (config: string, options?: Command.Options): Promise<Check.Outcome> => {
  const scratch = await mkdtemp(join(tmpdir(), "tallymark-verify-"))
  try {
    const file = join(scratch, "report.json")
    const where = ["--root", join(root, dirname(config)), "--config", join(root, config)]
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`]
    const { code, output } = await Command.run("vitest", ["run", ...where, ...reporters], options)
    if (!existsSync(file)) return Check.failed(output)
    return outcomeOf(JSON.parse(await readFile(file, "utf8")), code, output)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** A suite fails as a whole when vitest fails without a failed test: a file that does not load, a stray rejection. */
export const outcomeOf = (report: Report, code: number, output: string): Check.Outcome => {
  const skipped = report.numPendingTests + report.numTodoTests
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests === 0 && code !== 0 ? 1 : report.numFailedTests,
    skipped,
    output,
    ...(skipped > 0 ? { reason: "tests that skip themselves" } : {})
  }
}
