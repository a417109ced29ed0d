/**
 * The questions about the properties of an event.
 */
import { mixpanelQuery } from "@tallymark/core"
import type {
  PropertyCountsQuestion,
  PropertyValuesQuestion,
  TopPropertiesQuestion
} from "../../questions/PropertyQuestions.ts"
import { Counts } from "../../reports/Counts.ts"
import { TopProperties } from "../../reports/TopProperties.ts"
import { asCsv, json, type Method } from "../Method.ts"
import { areAllZero, areZero } from "../nothing.ts"
import { reviewPeriod } from "../review-period.ts"
import * as Shapes from "../shapes.ts"
import { wire } from "../wire.ts"

const { operations } = mixpanelQuery

/** How often an event happened with each value of a property. */
export const counts: Method<PropertyCountsQuestion, Counts> = {
  wire: wire<PropertyCountsQuestion>()("query", operations.propertyCounts, {
    event: "event",
    property: "name",
    values: "values",
    type: "type",
    unit: "unit",
    interval: "interval",
    from: "from_date",
    to: "to_date",
    limit: "limit"
  }),
  review: reviewPeriod,
  settles: true,
  isEmpty: ({ values }) => areAllZero(values),
  read: json(Shapes.Series, ({ data, legend_size }, { event }) => {
    return new Counts(data.series, data.values, legend_size, (segment) => ({ event, segment }))
  })
}

/** The same as CSV. */
export const countsCsv = asCsv(counts)

/** The properties that an event most often has. */
export const top: Method<TopPropertiesQuestion, TopProperties> = {
  wire: wire<TopPropertiesQuestion>()("query", operations.topProperties, { event: "event", limit: "limit" }),
  isEmpty: ({ counts }) => areZero(counts),
  read: json(Shapes.TopProperties, (properties, { event }) => {
    const counts = Object.entries(properties).map(([name, { count }]) => [name, count] as const)
    return new TopProperties(Object.fromEntries(counts), event)
  })
}

/** The most common values of a property. */
export const values: Method<PropertyValuesQuestion, ReadonlyArray<string>> = {
  wire: wire<PropertyValuesQuestion>()("query", operations.propertyValues, {
    event: "event",
    property: "name",
    limit: "limit",
    bucket: "bucket"
  }),
  isEmpty: (found) => found.length === 0,
  read: json(Shapes.Names, (found) => found)
}
