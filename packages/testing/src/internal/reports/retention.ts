/**
 * `/retention`: how many people come back after they began.
 *
 * First-time retention (`birth`) puts a person into the cohort of the first date they did `born_event` in the range.
 * Recurring retention (`compounded`) puts them into the cohort of every date they did `event` on.
 */
import { Cohorts, type Row } from "./Cohorts.ts"
import { eventFilter, eventSegment, segmentName } from "./event-expression.ts"
import { refuse } from "./ReportRefused.ts"
import type { ReportRequest } from "./ReportRequest.ts"
import type { ReportEvent } from "./ReportSource.ts"
import { top } from "./ranking.ts"
import { intervalsBetween } from "./return-intervals.ts"
import { scan } from "./scan.ts"
import { defaultLimit } from "./segmentation.ts"
import { bucketsOfDays, makeLocator, startOf, type TimeBuckets } from "./time-buckets.ts"

/** By date; with `on` by date and segment. */
export type RetentionReport = Readonly<Record<string, Row | Readonly<Record<string, Row>>>>

const dayUnits = ["day", "week", "month"] as const
const longestInterval = 90
const mostIntervals = 10_000

/** Who is born, and who comes back. */
interface Roles {
  readonly isBirth: (event: ReportEvent) => boolean
  readonly isReturn: (event: ReportEvent) => boolean
  /** Whether a person is born once or on every date. */
  readonly isOnce: boolean
}

const rolesOf = (request: ReportRequest): Roles => {
  const { source } = request
  const isOnce = (request.choice("retention_type", ["birth", "compounded"]) ?? "birth") === "birth"
  const name = request.text("event")
  const filter = eventFilter(source, "where", request.text("where"))
  const isReturn = (event: ReportEvent) => (name === undefined || event.name === name) && filter(event)
  if (!isOnce) return { isBirth: isReturn, isReturn, isOnce }
  const born = request.text("born_event") ?? refuse("born_event is required when retention_type is birth")
  const bornFilter = eventFilter(source, "born_where", request.text("born_where"))
  return { isBirth: (event) => event.name === born && bornFilter(event), isReturn, isOnce }
}

/** Computes the report. Events after the last date are looked at too: who began in time may come back later. */
export const retention = (request: ReportRequest): RetentionReport => {
  const { source, zone } = request
  const roles = rolesOf(request)
  const unit = request.choice("unit", dayUnits) ?? "day"
  const count = request.count("interval") ?? 1
  // The one that people began in comes on top.
  const intervals = (request.count("interval_count") ?? 1) + 1
  if (unit === "day" && count > longestInterval) return refuse("interval cannot be more than 90 days")
  if (intervals > mostIntervals + 1) return refuse(`interval_count cannot be more than ${mostIntervals}`)
  const buckets = bucketsOfDays(zone, request.days(), unit, count)
  const intervalOf = intervalsBetween(zone, { unit, count })
  const cohorts = new Cohorts({
    intervalOf,
    intervals,
    isUnbounded: request.text("unbounded_retention") === "true"
  })
  const bucketOf = makeLocator(buckets)
  const segmentOf = eventSegment(source, "on", request.text("on"))
  const begin = ({ distinctId, time }: ReportEvent): void => {
    const known = cohorts.cohortOf(distinctId)
    const bucket = bucketOf(time)
    if (known === undefined || (!roles.isOnce && known !== bucket)) cohorts.join(distinctId, bucket, time)
  }
  scan({ events: source.events, start: startOf(buckets), end: Number.POSITIVE_INFINITY }, (event) => {
    // Who comes back has begun before: the event that somebody begins with is not one to come back with.
    if (roles.isReturn(event)) cohorts.comeBack(event.distinctId, event.time, segmentOf(event))
    if (event.time < buckets.end && roles.isBirth(event)) begin(event)
  })
  const begunOf = (cohort: number) => intervalOf(buckets.stretches[cohort] ?? source.now, source.now) + 1
  return rowsOf(request, buckets, cohorts, begunOf)
}

/** Intervals that have not begun yet are left out, so later cohorts have shorter rows. */
const rowsOf = (
  request: ReportRequest,
  { labels }: TimeBuckets,
  cohorts: Cohorts,
  begunOf: (cohort: number) => number
): RetentionReport => {
  if (request.text("on") === undefined) {
    const only = segmentName(undefined)
    return Object.fromEntries(labels.map((label, cohort) => [label, cohorts.row(cohort, only, begunOf(cohort))]))
  }
  const amounts = Array.from(cohorts.amounts, ([name, amount]) => ({ name, amount }))
  const segments = top(amounts, request.integer("limit") ?? defaultLimit)
  const rows = labels.map((label, cohort) => {
    const own = segments.map(({ name }) => [name, cohorts.row(cohort, name, begunOf(cohort))] as const)
    return [label, Object.fromEntries(own)] as const
  })
  return Object.fromEntries(rows)
}
