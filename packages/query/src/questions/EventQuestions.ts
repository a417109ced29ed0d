/**
 * Questions about events as a whole.
 */
import type { Counts } from "../reports/Counts.ts"
import type { TopEvents } from "../reports/TopEvents.ts"
import type { CallOptions, CountType, Period } from "./Questions.ts"

/** How often some events happened. */
export type EventCountsQuestion = Period & {
  /** The names of the events, at least one. */
  readonly events: ReadonlyArray<string>
  readonly type: CountType
  /** The unit of time of the answer. There are no unique people by the hour. */
  readonly unit: "minute" | "hour" | "day" | "week" | "month"
}

/** Which events there are. */
export interface EventNamesQuestion {
  readonly type: CountType
  /** How many at most: 255 for names, 100 for the top, where nothing is said. */
  readonly limit?: number | undefined
}

/** Questions about events as a whole. */
export interface EventQuestions {
  /** How often each event happened, by unit of time. */
  readonly counts: (question: EventCountsQuestion, options?: CallOptions) => Promise<Counts>
  /** The same as {@link counts}, as the service's own CSV. */
  readonly countsCsv: (question: EventCountsQuestion, options?: CallOptions) => Promise<string>
  /** The most common events of today, with their change against yesterday. */
  readonly top: (question: EventNamesQuestion, options?: CallOptions) => Promise<TopEvents>
  /** The names of the most common events of the last 31 days, the most common first. */
  readonly names: (question: EventNamesQuestion, options?: CallOptions) => Promise<ReadonlyArray<string>>
}
