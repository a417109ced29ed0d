/**
 * What `createQuery` returns: every question, grouped by what it is about.
 */
import type { EventExport } from "./export/EventExport.ts"
import type { ExportOptions } from "./export/ExportOptions.ts"
import type { LimitStatus } from "./limits/LimitStatus.ts"
import type { Plan } from "./limits/Plan.ts"
import type { Work } from "./limits/Work.ts"
import type { AnnotationQuestions } from "./questions/AnnotationQuestions.ts"
import type { EventQuestions } from "./questions/EventQuestions.ts"
import type { FunnelQuestions } from "./questions/FunnelQuestions.ts"
import type { PeopleQuestions } from "./questions/PeopleQuestions.ts"
import type { PropertyQuestions } from "./questions/PropertyQuestions.ts"
import type { CallOptions } from "./questions/Questions.ts"
import type {
  ActivityQuestions,
  CohortQuestions,
  InsightsQuestions,
  JqlQuestions
} from "./questions/ReportQuestions.ts"
import type { RetentionQuestions } from "./questions/RetentionQuestions.ts"
import type { SegmentationQuestions } from "./questions/SegmentationQuestions.ts"
import type { RegionReport } from "./Region.ts"

/** The questions that have one answer. */
export interface Questions {
  readonly events: EventQuestions
  readonly properties: PropertyQuestions
  readonly segmentation: SegmentationQuestions
  readonly funnels: FunnelQuestions
  readonly retention: RetentionQuestions
  readonly insights: InsightsQuestions
  readonly cohorts: CohortQuestions
  readonly activity: ActivityQuestions
  readonly jql: JqlQuestions
  readonly annotations: AnnotationQuestions
}

/**
 * A client of one project.
 *
 * Every method rejects with an `ApiError`, or with the reason of the signal it was given. A question with a mistake in it
 * is rejected with `InvalidInput`, which lists all of them, before anything is sent.
 */
export interface QueryClient extends Questions {
  readonly people: PeopleQuestions
  /**
   * The raw events of days, one by one or in batches, in constant memory. Fails with `ExportIncomplete`, beside the errors
   * of every question, when the service or the network ends it early.
   */
  readonly export: (question: ExportOptions, options?: CallOptions) => EventExport
  /** What a piece of work costs before it starts: how many calls, and how long the limits make it take. Makes no calls. */
  readonly plan: (work: Work, options?: CallOptions) => Promise<Plan>
  /** What the limits know: how much of each pool is used, and when there is more. */
  readonly limits: (options?: CallOptions) => Promise<LimitStatus>
  /**
   * Looks whether the project has events in its region, with one call; a second look is answered from memory. A project
   * that is asked in the wrong region answers every question with nothing.
   */
  readonly checkRegion: (options?: CallOptions) => Promise<RegionReport>
  /** Ends what is being asked and closes the connections. `await using` calls it. */
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}
