/**
 * `/events`: how often each of some events happened, over time.
 */
import { Lines } from "./Lines.ts"
import { refuse } from "./ReportRefused.ts"
import type { ReportRequest } from "./ReportRequest.ts"
import { scan } from "./scan.ts"
import { type Series, seriesOf } from "./series.ts"
import {
  bucketsBetween,
  bucketsUntilNow,
  makeLocator,
  startOf,
  type TimeBuckets,
  type TimeUnit
} from "./time-buckets.ts"

/** The units of the reports on events and their properties. */
export const timeUnits = ["minute", "hour", "day", "week", "month"] as const

/** The buckets of a report that takes either dates or a number of units up to now. Dates go first. */
export const recentBuckets = (request: ReportRequest, unit: TimeUnit): TimeBuckets => {
  const { zone, source } = request
  const hasDates = request.text("from_date") !== undefined || request.text("to_date") !== undefined
  if (hasDates) return bucketsBetween(zone, request.days(), unit)
  const interval = request.count("interval") ?? refuse("either interval or from_date and to_date is required")
  return bucketsUntilNow(zone, source.now, unit, interval)
}

/** Counts the named events; each has a line, also when it never happened. */
export const eventCounts = (request: ReportRequest): Series => {
  const names = request.texts("event") ?? refuse("event is required")
  const unit = request.choice("unit", timeUnits) ?? refuse("unit is required")
  const type = request.countType(unit)
  const buckets = recentBuckets(request, unit)
  const lines = new Lines(type)
  const wanted = new Map(names.map((name) => [name, lines.named(name)]))
  const bucketOf = makeLocator(buckets)
  scan({ events: request.source.events, start: startOf(buckets), end: buckets.end }, ({ name, time, distinctId }) => {
    wanted.get(name)?.add(bucketOf(time), distinctId)
  })
  return seriesOf(
    buckets,
    Array.from(wanted, ([name, line]) => ({ name, line }))
  )
}
