/**
 * Counts the calls of a piece of work, pool by pool, and names everything in it that makes no sense.
 */
import type { Issue } from "@tallymark/core"
import type { Pool } from "../../limits/LimitOptions.ts"
import { type Calls, queryGroups, type Shard, shards, type Work } from "../../limits/Work.ts"
import { dateText } from "../date-text.ts"
import { type Days, shardDays } from "./shard-days.ts"

/** The calls of a piece of work. */
export interface Count {
  readonly query: number
  readonly jql: number
  /** The days to export, if any, and how they are to be cut. */
  readonly exported: { readonly days: Days; readonly shard: Shard } | undefined
}

/** Counts. `issues` gets what is wrong, by path. */
export const countCalls = (work: Work, timeZone: string, issues: Array<Issue>): Count => {
  const whole = (path: string, value: unknown, least: number): number => {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return value
    issues.push({ path, message: `must be a whole number from ${least}` })
    return least
  }
  const calls = (path: string, value: Calls | undefined): number => {
    if (value === undefined) return 0
    return Array.isArray(value) ? value.length : whole(path, value, 0)
  }
  for (const name of Object.keys(work)) {
    if (!known.has(name)) issues.push({ path: name, message: `is no work; there is ${[...known].join(", ")}` })
  }
  const { people } = work
  const pages =
    people === undefined
      ? 0
      : // Nobody at all is still a page, an empty one.
        Math.max(
          1,
          Math.ceil(
            whole("people.total", people.total, 0) / whole("people.pageSize", people.pageSize ?? defaultPageSize, 1)
          )
        )
  return {
    query: queryGroups.reduce((sum, group) => sum + calls(group, work[group]), pages),
    jql: calls("jql", work.jql),
    exported: work.export === undefined ? undefined : exported(work.export, timeZone, issues)
  }
}

/** The calls of each pool, when the export is cut into shards of a kind. */
export const callsOf = ({ query, jql, exported }: Count, shard?: Shard): Readonly<Record<Pool, number>> => ({
  query,
  jql,
  export: exported === undefined ? 0 : shardDays(exported.days, shard ?? exported.shard).length
})

const defaultPageSize = 1_000

const known: ReadonlySet<string> = new Set([...queryGroups, "jql", "export", "people", "callTakes"])

const exported = (
  { from, to, shard = "day" }: NonNullable<Work["export"]>,
  timeZone: string,
  issues: Array<Issue>
): Count["exported"] => {
  const before = issues.length
  const day = (path: string, value: unknown): string => {
    const written = dateText(value, timeZone)
    if ("text" in written) return written.text
    issues.push({ path, message: written.problem })
    return ""
  }
  const days = { from: day("export.from", from), to: day("export.to", to) }
  if (issues.length === before && days.from > days.to) {
    issues.push({ path: "export.to", message: "must not be before export.from" })
  }
  if (!shards.includes(shard)) issues.push({ path: "export.shard", message: `must be one of ${shards.join(", ")}` })
  return issues.length === before ? { days, shard } : undefined
}
