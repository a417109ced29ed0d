/**
 * The questions about one event: filtered, split and computed with by expressions.
 */
import { mixpanelQuery } from "@tallymark/core"
import type {
  AmountQuestion,
  NestedQuestion,
  NumericQuestion,
  SegmentationQuestion
} from "../../questions/SegmentationQuestions.ts"
import { Amounts } from "../../reports/Amounts.ts"
import { Counts } from "../../reports/Counts.ts"
import { NestedCounts } from "../../reports/NestedCounts.ts"
import { asCsv, json, type Method } from "../Method.ts"
import { areAllZero, areZero } from "../nothing.ts"
import * as Shapes from "../shapes.ts"
import { wire } from "../wire.ts"

const { operations } = mixpanelQuery

/** How often an event happened, by the value of an expression. */
export const counts: Method<SegmentationQuestion, Counts> = {
  wire: wire<SegmentationQuestion>()("query", operations.segmentation, {
    event: "event",
    from: "from_date",
    to: "to_date",
    on: "on",
    where: "where",
    unit: "unit",
    interval: "interval",
    type: "type",
    limit: "limit"
  }),
  settles: true,
  isEmpty: ({ values }) => areAllZero(values),
  read: json(Shapes.Series, ({ data, legend_size }, { event, on }) => {
    const label = on === undefined ? () => ({ event }) : (segment: string) => ({ event, segment })
    return new Counts(data.series, data.values, legend_size, label)
  })
}

/** The same as CSV. */
export const countsCsv = asCsv(counts)

/** How often an event happened, by ranges of a number. */
export const numeric: Method<NumericQuestion, Counts> = {
  wire: wire<NumericQuestion>()("query", operations.segmentationNumeric, {
    event: "event",
    from: "from_date",
    to: "to_date",
    on: "on",
    where: "where",
    unit: "unit",
    type: "type",
    buckets: "buckets"
  }),
  settles: true,
  isEmpty: ({ values }) => areAllZero(values),
  read: json(Shapes.Series, ({ data, legend_size }, { event }) => {
    return new Counts(data.series, data.values, legend_size, (segment) => ({ event, segment }))
  })
}

const amounts: Pick<Method<AmountQuestion, Amounts>, "settles" | "isEmpty" | "read"> = {
  settles: true,
  isEmpty: ({ results }) => areZero(results),
  read: json(Shapes.Numbers, ({ results, computed_at }, { event }) => new Amounts(results, computed_at, event))
}

/** The sum of a number. */
export const sum: Method<AmountQuestion, Amounts> = {
  wire: wire<AmountQuestion>()("query", operations.segmentationSum, {
    event: "event",
    from: "from_date",
    to: "to_date",
    on: "on",
    where: "where",
    unit: "unit"
  }),
  ...amounts
}

/** The average of a number. */
export const average: Method<AmountQuestion, Amounts> = {
  wire: wire<AmountQuestion>()("query", operations.segmentationAverage, {
    event: "event",
    from: "from_date",
    to: "to_date",
    on: "on",
    where: "where",
    unit: "unit"
  }),
  ...amounts
}

/** How often an event happened, by the values of two expressions. */
export const multi: Method<NestedQuestion, NestedCounts> = {
  wire: wire<NestedQuestion>()("query", operations.segmentationMulti, {
    event: "event",
    from: "from_date",
    to: "to_date",
    outer: "outer",
    inner: "inner",
    where: "where",
    unit: "unit",
    type: "type",
    limit: "limit"
  }),
  settles: true,
  isEmpty: ({ values }) => Object.values(values).every(areAllZero),
  read: json(Shapes.NestedSeries, ({ data, legend_size }, { event }) => {
    return new NestedCounts(data.series, data.values, legend_size, event)
  })
}
