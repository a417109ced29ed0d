/**
 * `/segmentation/sum` and `/segmentation/average`: computes with a number of an event, per unit of time.
 */
import { timeUnits } from "./event-counts.ts"
import { eventExpression, eventFilter } from "./event-expression.ts"
import type { ReportRequest } from "./ReportRequest.ts"
import { scan } from "./scan.ts"
import { type ByDate, byDate, refuseTooLarge } from "./series.ts"
import { makeLocator, startOf, type TimeBuckets } from "./time-buckets.ts"

/** A number for each date. */
export interface Sums {
  readonly results: ByDate
  readonly status: "ok"
  /** When it was computed, in UTC. */
  readonly computed_at: string
}

interface Added {
  readonly buckets: TimeBuckets
  readonly sums: ReadonlyArray<number>
  readonly events: ReadonlyArray<number>
}

/** Adds up. What is no number counts as zero, and its event still counts. */
const add = (request: ReportRequest): Added => {
  const { source } = request
  const name = request.required("event")
  const number = eventExpression(source, "on", request.required("on"))
  const filter = eventFilter(source, "where", request.text("where"))
  const buckets = request.buckets(request.choice("unit", timeUnits) ?? "day")
  refuseTooLarge(1, buckets)
  const bucketOf = makeLocator(buckets)
  const sums = new Array<number>(buckets.labels.length).fill(0)
  const events = new Array<number>(buckets.labels.length).fill(0)
  scan({ events: source.events, start: startOf(buckets), end: buckets.end, name, filter }, (event) => {
    const value = number(event)
    const bucket = bucketOf(event.time)
    events[bucket] = (events[bucket] ?? 0) + 1
    if (typeof value === "number") sums[bucket] = (sums[bucket] ?? 0) + value
  })
  return { buckets, sums, events }
}

/** The present: the offset is written out and the seconds have six decimals, as the service writes it. */
export const computedAt = ({ source }: ReportRequest): string =>
  `${new Date(source.now).toISOString().slice(0, -1)}000+00:00`

/** The sum per unit of time. */
export const sums = (request: ReportRequest): Sums => {
  const { buckets, sums } = add(request)
  return { results: byDate(buckets, sums), status: "ok", computed_at: computedAt(request) }
}

/** The average over the events per unit of time; zero where there are none. */
export const averages = (request: ReportRequest): Sums => {
  const { buckets, sums, events } = add(request)
  const values = sums.map((sum, bucket) => sum / Math.max(1, events[bucket] ?? 0))
  return { results: byDate(buckets, values), status: "ok", computed_at: computedAt(request) }
}
