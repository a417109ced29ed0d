/**
 * `/segmentation`: one event, filtered, split by a value, over time.
 */

import { timeUnits } from "./event-counts.ts"
import { eventExpression, eventFilter } from "./event-expression.ts"
import { Line } from "./Line.ts"
import { Lines } from "./Lines.ts"
import type { ReportRequest } from "./ReportRequest.ts"
import { scan } from "./scan.ts"
import { type Series, seriesOf } from "./series.ts"
import { bucketsOfDays, makeLocator, startOf } from "./time-buckets.ts"

/** How many segments there are where nobody says. */
export const defaultLimit = 60

/** Counts an event. Without `on` the one line has the event's name. */
export const segmentation = (request: ReportRequest): Series => {
  const { source, zone } = request
  const name = request.required("event")
  const on = request.text("on")
  const limit = request.integer("limit") ?? defaultLimit
  // An interval takes the place of the unit, but not where all events are counted.
  const interval = request.countType() === "general" ? undefined : request.count("interval")
  const unit = interval === undefined ? (request.choice("unit", timeUnits) ?? "day") : "day"
  const type = request.countType(unit)
  const filter = eventFilter(source, "where", request.text("where"))
  const buckets = interval === undefined ? request.buckets(unit) : bucketsOfDays(zone, request.days(), "day", interval)
  const selection = { events: source.events, start: startOf(buckets), end: buckets.end, name, filter }
  const bucketOf = makeLocator(buckets)
  if (on === undefined) {
    const line = new Line(type)
    scan(selection, ({ time, distinctId }) => line.add(bucketOf(time), distinctId))
    return seriesOf(buckets, [{ name, line }])
  }
  const lines = new Lines(type)
  const segment = eventExpression(source, "on", on)
  scan(selection, (event) => lines.of(segment(event)).add(bucketOf(event.time), event.distinctId))
  return seriesOf(buckets, lines.top(limit))
}
