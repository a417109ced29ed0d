/**
 * The questions about who comes back.
 */
import { type Issue, mixpanelQuery } from "@tallymark/core"
import * as Schema from "effect/Schema"
import type { FrequencyQuestion, RetentionQuestion } from "../../questions/RetentionQuestions.ts"
import { Frequency, type FrequencySpan } from "../../reports/Frequency.ts"
import { Retention, type RetentionCohort } from "../../reports/Retention.ts"
import { json, type Method } from "../Method.ts"
import * as Shapes from "../shapes.ts"
import { wire } from "../wire.ts"

const { operations } = mixpanelQuery

const reviewBirth = ({ type, bornEvent }: RetentionQuestion): ReadonlyArray<Issue> =>
  type === "compounded" || bornEvent !== undefined
    ? []
    : [{ path: "bornEvent", message: 'is required, or `type: "compounded"`, which needs no first event' }]

/** Who came back. It looks past its last day, so it has no last answer. */
export const report: Method<RetentionQuestion, Retention> = {
  wire: wire<RetentionQuestion>()("query", operations.retention, {
    from: "from_date",
    to: "to_date",
    type: "retention_type",
    bornEvent: "born_event",
    bornWhere: "born_where",
    event: "event",
    where: "where",
    interval: "interval",
    intervalCount: "interval_count",
    unit: "unit",
    unbounded: "unbounded_retention",
    on: "on",
    limit: "limit"
  }),
  review: reviewBirth,
  isEmpty: ({ cohorts }) => cohorts.every(({ first }) => first === 0),
  read: json(Shapes.Retention, (cohorts) => new Retention(Object.entries(cohorts).flatMap(cohortsOf)))
}

type Cohort = (typeof Shapes.Retention)["Type"][string]

const cohortsOf = ([date, cohort]: readonly [string, Cohort]): ReadonlyArray<RetentionCohort> =>
  isWhole(cohort)
    ? [{ date, first: cohort.first, counts: cohort.counts }]
    : Object.entries(cohort).map(([segment, { first, counts }]) => ({ date, segment, first, counts }))

const isWhole = Schema.is(Shapes.RetentionInterval)

/** In how many hours or days of a span people did something. */
export const frequency: Method<FrequencyQuestion, Frequency> = {
  wire: wire<FrequencyQuestion>()("query", operations.frequency, {
    from: "from_date",
    to: "to_date",
    unit: "unit",
    within: "addiction_unit",
    event: "event",
    where: "where",
    on: "on",
    limit: "limit"
  }),
  settles: true,
  isEmpty: ({ spans }) => spans.every(({ counts }) => counts.every((count) => count === 0)),
  read: json(Shapes.Frequency, ({ data }) => new Frequency(Object.entries(data).flatMap(spansOf)))
}

type Span = (typeof Shapes.Frequency)["Type"]["data"][string]

const spansOf = ([date, span]: readonly [string, Span]): ReadonlyArray<FrequencySpan> =>
  isCounts(span)
    ? [{ date, counts: span }]
    : Object.entries(span).map(([segment, counts]) => ({ date, segment, counts }))

const isCounts = Schema.is(Shapes.FrequencyCounts)
