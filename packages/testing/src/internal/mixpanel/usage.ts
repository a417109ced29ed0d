/**
 * The ledger behind the limits: when each project asked what, as an immutable value.
 *
 * Calls that are answered count, refused ones do not: a client that waits as told gets on.
 */
import type { LimitSpec } from "@tallymark/core"
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import type { LimitUse } from "../../FakeMixpanel.ts"
import { AppendLog } from "../append-log.ts"
import type { InFlight } from "../in-flight.ts"

/** What one project has used of one limit. */
export interface Use {
  readonly projectId: number
  readonly limit: string
  /** When calls were answered, in milliseconds since 1970. */
  readonly times: AppendLog<number>
  readonly refused: number
}

/** All projects and limits. */
export type Usage = HashMap.HashMap<string, Use>

/** Nobody has asked for anything. */
export const empty: Usage = HashMap.empty()

const hour = 3_600_000
const second = 1000

const nameOf = (projectId: number, limit: string): string => `${projectId} ${limit}`

/** What calls of the same project and limit have in common. */
export const poolOf = ({ projectId, limit }: Use): string => nameOf(projectId, limit)

/** What a project has used of a limit; nothing yet if it has never asked. */
export const of = (self: Usage, projectId: number, limit: string): Use =>
  Option.getOrElse(HashMap.get(self, nameOf(projectId, limit)), () => ({
    projectId,
    limit,
    times: AppendLog.from<number>(),
    refused: 0
  }))

const withUse = (self: Usage, use: Use): Usage => HashMap.set(self, poolOf(use), use)

/** How many calls were answered less than `span` milliseconds ago. */
const within = ({ times }: Use, span: number, now: number): number => {
  let count = 0
  while (count < times.length && now - (times.at(times.length - 1 - count) ?? 0) < span) count++
  return count
}

/** Everything that was used, by project and limit. */
export const all = (self: Usage, inFlight: InFlight, now: number): ReadonlyArray<LimitUse> =>
  Array.from(HashMap.values(self), (use) => ({
    projectId: use.projectId,
    limit: use.limit,
    lastHour: within(use, hour, now),
    lastSecond: within(use, second, now),
    running: inFlight.of(poolOf(use)),
    refused: use.refused
  })).sort((a, b) => a.projectId - b.projectId || (a.limit < b.limit ? -1 : 1))

/** Milliseconds until one more call fits below `most` in `span`; 0 when it fits now. */
const untilFree = (use: Use, most: number | undefined, span: number, now: number): number => {
  if (most === undefined) return 0
  const oldestThatCounts = use.times.length - most
  if (oldestThatCounts < 0) return 0
  const time = most === 0 ? now : use.times.at(oldestThatCounts)
  return time === undefined ? 0 : Math.max(0, time + span - now)
}

/** How long one more call would have to wait, in milliseconds; 0 when it may go ahead. */
export const wait = (use: Use, { perHour, perSecond, concurrent }: LimitSpec, running: number, now: number): number => {
  const busy = concurrent !== undefined && running >= concurrent ? second : 0
  return Math.max(busy, untilFree(use, perHour, hour, now), untilFree(use, perSecond, second, now))
}

const share = (count: number, most: number | undefined, what: string): ReadonlyArray<string> =>
  most === undefined ? [] : [`${count}/${most} queries running ${what}`]

/** What one more call makes of the limits, as the service tells it: `1/5 queries running concurrently and …`. */
export const account = (use: Use, limits: LimitSpec, running: number, now: number): string => {
  const lastSecond = within(use, second, now) + 1
  const isTooFast = lastSecond > (limits.perSecond ?? Number.POSITIVE_INFINITY)
  const shares = [
    ...share(running + 1, limits.concurrent, "concurrently"),
    ...share(lastSecond, isTooFast ? limits.perSecond : undefined, "in the last second"),
    ...share(within(use, hour, now) + 1, limits.perHour, "in the last hour")
  ]
  return new Intl.ListFormat("en-GB").format(shares)
}

/** Notes an answered call. */
export const answered = (self: Usage, use: Use, now: number): Usage =>
  withUse(self, { ...use, times: use.times.append(now) })

/** Notes a call that met a 429. */
export const refused = (self: Usage, use: Use): Usage => withUse(self, { ...use, refused: use.refused + 1 })
