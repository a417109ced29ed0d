/**
 * Runs checks side by side, in an order that respects what each one needs.
 *
 * A failure stops nothing but the checks that build on it, so that one run shows everything that is wrong.
 */
import * as Check from "./Check.ts"
import { makeLanes } from "./lanes.ts"

/** A check that has run, or could not. */
export interface Result {
  readonly name: string
  readonly outcome: Check.Outcome
  readonly seconds: number
}

/** How to run a list of checks. */
export interface Options {
  /** How many checks run at once. */
  readonly lanes: number
  /** Counts anything skipped as a failure. */
  readonly ci: boolean
  /** Hears of each result as it comes. */
  readonly onResult?: (result: Result) => void
}

/** The checks with the given names and everything they build on, or the names nobody knows. */
export const select = (
  checks: ReadonlyArray<Check.Check>,
  names: ReadonlyArray<string>
): { readonly checks: ReadonlyArray<Check.Check>; readonly unknown: ReadonlyArray<string> } => {
  if (names.length === 0) return { checks, unknown: [] }
  const byName = new Map(checks.map((check) => [check.name, check]))
  const wanted = new Set<string>()
  const want = (name: string): void => {
    if (wanted.has(name)) return
    wanted.add(name)
    for (const earlier of byName.get(name)?.after ?? []) want(earlier)
  }
  for (const name of names) want(name)
  return {
    checks: checks.filter((check) => wanted.has(check.name)),
    unknown: [...wanted].filter((name) => !byName.has(name))
  }
}

/** Runs every check once and answers with the results in the order of the list. */
export const run = (checks: ReadonlyArray<Check.Check>, options: Options): Promise<ReadonlyArray<Result>> => {
  const inLane = makeLanes(options.lanes)
  const results = new Map<string, Promise<Result>>()
  const resultOf = (name: string): Promise<Result> =>
    results.get(name) ?? Promise.reject(new Error(`No check named ${name} stands before the one that needs it.`))
  const settle = async (check: Check.Check): Promise<Result> => {
    const earlier = await Promise.all((check.after ?? []).map(resultOf))
    const broken = earlier.find(({ outcome }) => outcome.failed > 0 || outcome.passed === 0)
    const result = await (broken === undefined
      ? inLane(() => timed(check, options.ci))
      : { name: check.name, outcome: Check.skipped(`${broken.name} did not pass`), seconds: 0 })
    options.onResult?.(result)
    return result
  }
  for (const check of checks) results.set(check.name, settle(check))
  return Promise.all(results.values())
}

const timed = async (check: Check.Check, ci: boolean): Promise<Result> => {
  const started = performance.now()
  const outcome = await outcomeOf(check, ci)
  return { name: check.name, outcome, seconds: (performance.now() - started) / 1000 }
}

const outcomeOf = async (check: Check.Check, ci: boolean): Promise<Check.Outcome> => {
  const missing = (check.tools ?? []).filter((tool) => tool.find() === undefined).map((tool) => tool.name)
  const outcome =
    missing.length > 0 ? Check.skipped(`${missing.join(", ")} is not installed`) : await check.run().catch(fromBug)
  if (outcome.passed + outcome.failed + outcome.skipped === 0) return Check.failed("The check looked at nothing.")
  return ci && outcome.skipped > 0 ? withoutSkips(outcome) : outcome
}

const fromBug = (bug: unknown): Check.Outcome => Check.failed(bug instanceof Error ? (bug.stack ?? `${bug}`) : `${bug}`)

const withoutSkips = (outcome: Check.Outcome): Check.Outcome => ({
  passed: outcome.passed,
  failed: outcome.failed + outcome.skipped,
  skipped: 0,
  output: [`Skipped, which CI does not allow: ${outcome.reason ?? "no reason given"}`, outcome.output].join("\n").trim()
})
