/**
 * The shapes of the answers of the query service, as it writes them. What is not named here is let through and left out.
 */
import * as Schema from "effect/Schema"
import { isInsightsSeries } from "./insights-series.ts"

const Text = Schema.String
const Numeric = Schema.Number

/** A number for each date. */
export const ByDate = Schema.Record(Text, Numeric)

/** Counts by name or value, then by date. */
export const Series = Schema.Struct({
  data: Schema.Struct({ series: Schema.Array(Text), values: Schema.Record(Text, ByDate) }),
  legend_size: Numeric
})

/** Counts by two values, then by date. */
export const NestedSeries = Schema.Struct({
  data: Schema.Struct({ series: Schema.Array(Text), values: Schema.Record(Text, Schema.Record(Text, ByDate)) }),
  legend_size: Numeric
})

/** One number for each date. */
export const Numbers = Schema.Struct({
  results: ByDate,
  status: Schema.optionalKey(Text),
  computed_at: Schema.optionalKey(Text)
})

/** Names or values, in an order. */
export const Names = Schema.Array(Text)

/** The events of today. */
export const TopEvents = Schema.Struct({
  events: Schema.Array(Schema.Struct({ amount: Numeric, event: Text, percent_change: Numeric })),
  type: Text
})

/** The properties of an event. */
export const TopProperties = Schema.Record(Text, Schema.Struct({ count: Numeric }))

/** A saved funnel. */
export const FunnelName = Schema.Struct({ funnel_id: Numeric, name: Text })

/** A step of a funnel. */
export const FunnelStep = Schema.Struct({
  count: Numeric,
  goal: Text,
  event: Schema.optionalKey(Text),
  step_conv_ratio: Numeric,
  overall_conv_ratio: Numeric,
  avg_time: Schema.optionalKey(Schema.NullOr(Numeric)),
  avg_time_from_start: Schema.optionalKey(Schema.NullOr(Numeric)),
  step_label: Schema.optionalKey(Text),
  custom_event: Schema.optionalKey(Schema.Boolean),
  custom_event_id: Schema.optionalKey(Numeric)
})

/** A funnel for those who began in one interval. */
export const FunnelInterval = Schema.Struct({
  steps: Schema.Array(FunnelStep),
  analysis: Schema.Struct({ completion: Numeric, starting_amount: Numeric, steps: Numeric, worst: Numeric })
})

/** A funnel by the first day of each interval; by the value of an expression as well, where the question splits. */
export const Funnel = Schema.Struct({
  meta: Schema.Struct({ dates: Schema.Array(Text) }),
  data: Schema.Record(Text, Schema.Union([FunnelInterval, Schema.Record(Text, Schema.Array(FunnelStep))]))
})

/** What a saved report shows. */
export const Insights = Schema.Struct({
  computed_at: Text,
  date_range: Schema.Struct({ from_date: Text, to_date: Text }),
  headers: Schema.Array(Text),
  series: Schema.Record(Text, Schema.declare(isInsightsSeries, { expected: "numbers by name and date" }))
})

/** Who came back, of those who began in one interval. */
export const RetentionInterval = Schema.Struct({ counts: Schema.Array(Numeric), first: Numeric })

/** Who came back, by the first day of the interval that people began in; by a value as well, where the question splits. */
export const Retention = Schema.Record(Text, Schema.Union([RetentionInterval, Schema.Record(Text, RetentionInterval)]))

/** How often people did something in one span. */
export const FrequencyCounts = Schema.Array(Numeric)

/** How often people did something, by the first day of the span; by a value as well, where the question splits. */
export const Frequency = Schema.Struct({
  data: Schema.Record(Text, Schema.Union([FrequencyCounts, Schema.Record(Text, FrequencyCounts)]))
})

/** What people did. */
export const Activity = Schema.Struct({
  status: Text,
  results: Schema.Struct({
    events: Schema.Array(Schema.Struct({ event: Text, properties: Schema.Record(Text, Schema.Unknown) }))
  })
})

/** A saved cohort. */
export const Cohort = Schema.Struct({
  count: Numeric,
  is_visible: Schema.optionalKey(Numeric),
  description: Schema.optionalKey(Text),
  created: Schema.optionalKey(Text),
  project_id: Schema.optionalKey(Numeric),
  id: Numeric,
  name: Text
})

/** A profile of a person or a group. */
export const Profile = Schema.Struct({
  $distinct_id: Schema.Union([Text, Numeric]),
  $properties: Schema.Record(Text, Schema.Unknown)
})

/** One page of profiles. */
export const PeoplePage = Schema.Struct({
  page: Numeric,
  page_size: Numeric,
  session_id: Schema.optionalKey(Text),
  status: Schema.optionalKey(Text),
  total: Schema.optionalKey(Numeric),
  results: Schema.Array(Profile)
})
