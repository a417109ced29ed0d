/**
 * What the limits on this side can be told, and what they are when nobody says anything: the numbers of the specs.
 */
import { type LimitSpec, mixpanelExport, mixpanelQuery, OptionCheck } from "@tallymark/core"
import * as Duration from "effect/Duration"

/** The limits of the service, each with a count of its own: JQL does not count as a query. */
export const pools = ["query", "jql", "export"] as const

/** One of {@link pools}. */
export type Pool = (typeof pools)[number]

/** Options of every way to keep limits. */
export interface LimitOptions {
  /**
   * Other numbers than the service's own, for a contract that grants more or a budget to be shared out. `Infinity` lifts
   * a limit.
   *
   * @default { perHour: 60, concurrent: 5 }
   */
  readonly query?: LimitSpec | undefined
  /** @default { perHour: 60, concurrent: 5 } */
  readonly jql?: LimitSpec | undefined
  /** @default { perHour: 60, perSecond: 3, concurrent: 100 } */
  readonly export?: LimitSpec | undefined
  /**
   * The longest a call may wait for a permit. A call that would wait longer fails at once with `RateLimited`, which says
   * how long.
   *
   * @default Infinity: a call waits as long as the limits ask
   */
  readonly maxWait?: Duration.Input | undefined
  /** Called when the first in line begins to wait for a rate or a pause to pass. */
  readonly onWait?: ((pool: Pool, wait: Duration.Duration) => void) | undefined
}

/** How many permits there are per window of time. */
export interface Rate {
  readonly name: "hour" | "second"
  readonly permits: number
  readonly window: Duration.Duration
}

/** The limits of one pool. */
export interface PoolRules {
  /** The narrowest window first. */
  readonly rates: ReadonlyArray<Rate>
  readonly concurrent: number
}

/** Options with every default filled in and every value checked. */
export interface LimitSettings {
  readonly pools: Readonly<Record<Pool, PoolRules>>
  readonly maxWait: Duration.Duration
  readonly onWait: (pool: Pool, wait: Duration.Duration) => void
}

/**
 * How much longer than its window a permit stays used: two requests do not travel equally long, and the service counts
 * arrivals.
 */
export const slack: Duration.Duration = Duration.millis(500)

/** How long what was used has to be remembered. */
export const longestWindow: Duration.Duration = Duration.sum(Duration.hours(1), slack)

/** The most permits a window may have: each is a key of its own in the ledger. */
const mostPermits = 1_000

const defaults: Readonly<Record<Pool, LimitSpec>> = {
  query: mixpanelQuery.limits.query,
  jql: mixpanelQuery.limits.jql,
  export: mixpanelExport.limits.export
}

/**
 * Completes options, and notes what is wrong with them, under `path`. `others` are the names of options that somebody
 * else reads.
 */
export const complete = (
  check: OptionCheck,
  options: LimitOptions,
  path = "limits.",
  others: ReadonlyArray<string> = []
): LimitSettings => {
  const given: LimitOptions = isRecord(options) ? options : {}
  if (given !== options) check.problem(path.replace(/\.$/, ""), "must be an object of options")
  checkNames(check, given, path, [...pools, "maxWait", "onWait", ...others])
  const { maxWait } = given
  return {
    pools: {
      query: poolRules(check, "query", given.query, path),
      jql: poolRules(check, "jql", given.jql, path),
      export: poolRules(check, "export", given.export, path)
    },
    maxWait:
      maxWait === undefined
        ? Duration.infinity
        : check.duration(`${path}maxWait`, maxWait, "30 seconds", { least: "0 seconds", mayBeInfinite: true }),
    onWait: given.onWait ?? (() => undefined)
  }
}

/** Whether a value has members, as options do. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** A limit that is misspelled would be none. */
const checkNames = (check: OptionCheck, given: object, path: string, known: ReadonlyArray<string>): void => {
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) check.problem(`${path}${name}`, `is not an option; there are ${known.join(", ")}`)
  }
}

/** Checks and completes options. Throws an `ApiError` with `InvalidInput` that names every problem. */
export const resolve = (options: LimitOptions, operation: string): LimitSettings => {
  const check = new OptionCheck()
  const settings = complete(check, options, "")
  check.end(operation)
  return settings
}

const poolRules = (check: OptionCheck, pool: Pool, given: LimitSpec | undefined, under: string): PoolRules => {
  const path = `${under}${pool}`
  if (given !== undefined && !isRecord(given)) check.problem(path, "must be an object such as { perHour: 30 }")
  const own = isRecord(given) ? given : {}
  checkNames(check, own, `${path}.`, ["perHour", "perSecond", "concurrent"])
  const { perHour, perSecond, concurrent } = { ...defaults[pool], ...own }
  const rates = [
    { name: "second", member: "perSecond", permits: perSecond, window: Duration.seconds(1) },
    { name: "hour", member: "perHour", permits: perHour, window: Duration.hours(1) }
  ] as const
  return {
    rates: rates.flatMap(({ name, member, permits, window }) =>
      permits === undefined || !isLimit(check, `${path}.${member}`, permits, mostPermits)
        ? []
        : [{ name, permits, window: Duration.sum(window, slack) }]
    ),
    concurrent:
      concurrent !== undefined && isLimit(check, `${path}.concurrent`, concurrent, Number.MAX_SAFE_INTEGER)
        ? concurrent
        : Number.POSITIVE_INFINITY
  }
}

const isLimit = (check: OptionCheck, path: string, value: number, most: number): boolean => {
  if (value === Number.POSITIVE_INFINITY) return false
  if (Number.isSafeInteger(value) && value >= 1 && value <= most) return true
  check.problem(path, `must be a whole number from 1 to ${most}, or Infinity for no such limit`)
  return false
}
