/**
 * Questions about what somebody saved or wrote: reports, cohorts, scripts; and about what single people did.
 */
import type { DateRange } from "../Dates.ts"
import type { Insights } from "../reports/Insights.ts"
import type { CallOptions } from "./Questions.ts"

/** What a saved report shows. */
export interface InsightsQuestion {
  /** The number of the report: what follows `report-` in its address. */
  readonly bookmark: number
}

/** Questions about saved reports. */
export interface InsightsQuestions {
  /** What a saved Insights report shows now. */
  readonly report: (question: InsightsQuestion, options?: CallOptions) => Promise<Insights>
}

/** A saved cohort. */
export interface Cohort {
  /** What `cohort` of a question about people takes. */
  readonly id: number
  readonly name: string
  /** How many people are in it. */
  readonly count: number
  readonly description: string | undefined
  readonly isVisible: boolean | undefined
  /** When it was made, as the service writes it. */
  readonly created: string | undefined
  readonly projectId: number | undefined
}

/** Questions about saved cohorts. */
export interface CohortQuestions {
  /** The saved cohorts of the project. Not with a request signature. */
  readonly list: (options?: CallOptions) => Promise<ReadonlyArray<Cohort>>
}

/** What some people did. */
export interface ActivityQuestion extends DateRange {
  /** The people, by their ids; at least one. */
  readonly distinctIds: ReadonlyArray<string>
}

/** Something that a person did. */
export interface ActivityEvent {
  readonly event: string
  /** Its properties, `time` (in seconds since 1970) and `distinct_id` among them. */
  readonly properties: Readonly<Record<string, unknown>>
}

/** Questions about what single people did. */
export interface ActivityQuestions {
  /** The events of some people. */
  readonly list: (question: ActivityQuestion, options?: CallOptions) => Promise<ReadonlyArray<ActivityEvent>>
}

/** A script to run. */
export interface JqlQuestion {
  /** The script. Its function `main` returns the answer. */
  readonly script: string
  /** What the script finds in its global `params`. */
  readonly params?: object | undefined
}

/** Questions written as JavaScript. */
export interface JqlQuestions {
  /** Runs a script and returns what it returns. Not with a request signature. The service no longer develops this. */
  readonly run: (question: JqlQuestion, options?: CallOptions) => Promise<unknown>
}
