/**
 * The questions about what somebody saved, about scripts, and about what single people did.
 */
import { mixpanelQuery } from "@tallymark/core"
import * as Schema from "effect/Schema"
import type {
  ActivityEvent,
  ActivityQuestion,
  Cohort,
  InsightsQuestion,
  JqlQuestion
} from "../../questions/ReportQuestions.ts"
import { Insights } from "../../reports/Insights.ts"
import { json, type Method } from "../Method.ts"
import * as Shapes from "../shapes.ts"
import { wire } from "../wire.ts"

const { operations } = mixpanelQuery

/** What a saved report shows. */
export const insights: Method<InsightsQuestion, Insights> = {
  wire: wire<InsightsQuestion>()("query", operations.insights, { bookmark: "bookmark_id" }),
  read: json(Shapes.Insights, ({ computed_at, date_range, headers, series }) => {
    const range = { from: date_range.from_date, to: date_range.to_date }
    return new Insights({ computedAt: computed_at, range, headers, series })
  })
}

/** The saved cohorts. */
export const cohorts: Method<object, ReadonlyArray<Cohort>> = {
  wire: wire<object>()("query", operations.cohorts, {}),
  read: json(Schema.Array(Shapes.Cohort), (found) => found.map(cohortOf))
}

const cohortOf = (cohort: (typeof Shapes.Cohort)["Type"]): Cohort => ({
  id: cohort.id,
  name: cohort.name,
  count: cohort.count,
  description: cohort.description,
  isVisible: cohort.is_visible === undefined ? undefined : cohort.is_visible !== 0,
  created: cohort.created,
  projectId: cohort.project_id
})

/** The events of some people. */
export const activity: Method<ActivityQuestion, ReadonlyArray<ActivityEvent>> = {
  wire: wire<ActivityQuestion>()("query", operations.activity, {
    distinctIds: "distinct_ids",
    from: "from_date",
    to: "to_date"
  }),
  isEmpty: (events) => events.length === 0,
  read: json(Shapes.Activity, ({ results }) => results.events)
}

/** What a script returns. */
export const jql: Method<JqlQuestion, unknown> = {
  wire: wire<JqlQuestion>()("query", operations.jql, { script: "script", params: "params" }),
  read: json(Schema.Unknown, (value) => value)
}
