/**
 * The questions about events as a whole.
 */
import { mixpanelQuery } from "@tallymark/core"
import type { EventCountsQuestion, EventNamesQuestion } from "../../questions/EventQuestions.ts"
import { Counts } from "../../reports/Counts.ts"
import { TopEvents } from "../../reports/TopEvents.ts"
import { asCsv, json, type Method } from "../Method.ts"
import { areAllZero } from "../nothing.ts"
import { reviewPeriod } from "../review-period.ts"
import * as Shapes from "../shapes.ts"
import { wire } from "../wire.ts"

const { operations } = mixpanelQuery

/** How often each event happened. */
export const counts: Method<EventCountsQuestion, Counts> = {
  wire: wire<EventCountsQuestion>()("query", operations.eventCounts, {
    events: "event",
    type: "type",
    unit: "unit",
    interval: "interval",
    from: "from_date",
    to: "to_date"
  }),
  review: reviewPeriod,
  settles: true,
  isEmpty: ({ values }) => areAllZero(values),
  read: json(Shapes.Series, ({ data, legend_size }) => {
    return new Counts(data.series, data.values, legend_size, (event) => ({ event }))
  })
}

/** The same as CSV. */
export const countsCsv = asCsv(counts)

/** The most common events of today. */
export const top: Method<EventNamesQuestion, TopEvents> = {
  wire: wire<EventNamesQuestion>()("query", operations.topEvents, { type: "type", limit: "limit" }),
  isEmpty: ({ events }) => events.length === 0,
  read: json(Shapes.TopEvents, ({ type, events }) => {
    const rows = events.map(({ event, amount, percent_change }) => {
      return { event, count: amount, percentChange: percent_change }
    })
    return new TopEvents(type, rows)
  })
}

/** The names of the most common events. */
export const names: Method<EventNamesQuestion, ReadonlyArray<string>> = {
  wire: wire<EventNamesQuestion>()("query", operations.eventNames, { type: "type", limit: "limit" }),
  isEmpty: (found) => found.length === 0,
  read: json(Shapes.Names, (found) => found)
}
