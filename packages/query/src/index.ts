/**
 * Questions to Mixpanel for every platform. On Node use `@tallymark/query/node`.
 *
 * @module index
 */
export { projectSecret, serviceAccount, signature } from "@tallymark/core"
export type { AnswerStore, CacheOptions } from "./Cache.ts"
export { createQuery, type FetchQueryOptions } from "./createQuery.ts"
export type { CalendarDate, CalendarTime, DateInput, DateRange, DateTimeInput, Moment } from "./Dates.ts"
export { Condition, Expression, not } from "./Expression.ts"
export type { EventExport } from "./export/EventExport.ts"
export type { ExportedEvent, ExportedProperties } from "./export/ExportedEvent.ts"
export { type BreakReason, ExportIncomplete, isExportIncomplete } from "./export/ExportIncomplete.ts"
export type { BadLine, ExportOptions, ExportProgress, ExportQuestion, ReadingOptions } from "./export/ExportOptions.ts"
export type { ExportService } from "./export/ExportService.ts"
export { type LimitOptions, type Pool, pools } from "./limits/LimitOptions.ts"
export type { LimitStatus, PoolStatus } from "./limits/LimitStatus.ts"
export { Limits } from "./limits/Limits.ts"
export type { LimitsService } from "./limits/LimitsService.ts"
export { MaxWait } from "./limits/MaxWait.ts"
export { type Alternative, type Cost, type Plan, plan } from "./limits/Plan.ts"
export { type SharedLimits, sharedLimits } from "./limits/SharedLimits.ts"
export { type Calls, type ExportWork, type PeopleWork, type Shard, shards, type Work } from "./limits/Work.ts"
export type { HostRole, QueryOptions } from "./Options.ts"
export { People, type PeoplePage, type Profile } from "./People.ts"
export { Query } from "./Query.ts"
export type { QueryClient, Questions } from "./QueryClient.ts"
export type { QueryError } from "./QueryError.ts"
export type { Effectful, EffectfulMethod, EffectfulQuestions, PeopleStreams, QueryService } from "./QueryService.ts"
export type {
  Annotation,
  AnnotationAuthor,
  AnnotationChange,
  AnnotationId,
  AnnotationQuestions,
  AnnotationRange,
  AnnotationTag,
  NewAnnotation
} from "./questions/AnnotationQuestions.ts"
export type { EventCountsQuestion, EventNamesQuestion, EventQuestions } from "./questions/EventQuestions.ts"
export type { FunnelQuestion, FunnelQuestions, SavedFunnel } from "./questions/FunnelQuestions.ts"
export type { PeopleOptions, PeopleQuestion, PeopleQuestions } from "./questions/PeopleQuestions.ts"
export type {
  PropertyCountsQuestion,
  PropertyQuestions,
  PropertyValuesQuestion,
  TopPropertiesQuestion
} from "./questions/PropertyQuestions.ts"
export type { CallOptions, CountType, Days, Period, Recent } from "./questions/Questions.ts"
export type {
  ActivityEvent,
  ActivityQuestion,
  ActivityQuestions,
  Cohort,
  CohortQuestions,
  InsightsQuestion,
  InsightsQuestions,
  JqlQuestion,
  JqlQuestions
} from "./questions/ReportQuestions.ts"
export type { FrequencyQuestion, RetentionQuestion, RetentionQuestions } from "./questions/RetentionQuestions.ts"
export type {
  AmountQuestion,
  NestedQuestion,
  NumericQuestion,
  SegmentationBase,
  SegmentationQuestion,
  SegmentationQuestions
} from "./questions/SegmentationQuestions.ts"
export type { Region, RegionReport } from "./Region.ts"
export type { AmountRow, Amounts } from "./reports/Amounts.ts"
export type { CountRow, Counts, NumbersByDate } from "./reports/Counts.ts"
export type { Frequency, FrequencyRow, FrequencySpan } from "./reports/Frequency.ts"
export type { Funnel, FunnelInterval, FunnelRow, FunnelStep } from "./reports/Funnel.ts"
export type { Insights, InsightsRow, InsightsSeries } from "./reports/Insights.ts"
export type { NestedCountRow, NestedCounts } from "./reports/NestedCounts.ts"
export type { Retention, RetentionCohort, RetentionRow } from "./reports/Retention.ts"
export type { TopEventRow, TopEvents } from "./reports/TopEvents.ts"
export type { TopProperties, TopPropertyRow } from "./reports/TopProperties.ts"
export { behavior, event, type Measure, type Operand, property, user, Value } from "./Value.ts"
