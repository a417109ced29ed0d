/**
 * Questions about saved funnels.
 */
import type { DateRange } from "../Dates.ts"
import type { Expression } from "../Expression.ts"
import type { Funnel } from "../reports/Funnel.ts"
import type { CallOptions } from "./Questions.ts"

/** How many people go through a funnel. */
export interface FunnelQuestion extends DateRange {
  /** The number of the saved funnel, which {@link FunnelQuestions.list} tells. */
  readonly funnel: number
  /** How long a person has for the whole funnel, in `lengthUnit`s: 90 days at most; as saved where nothing is said. */
  readonly length?: number | undefined
  /** The unit of `length`; as saved where nothing is said. Not with a request signature, which counts days. */
  readonly lengthUnit?: "second" | "minute" | "hour" | "day" | undefined
  /**
   * How many days each interval of the answer covers.
   *
   * @default 1
   */
  readonly interval?: number | undefined
  /** The interval of the answer as a unit of time, instead of `interval`. */
  readonly unit?: "day" | "week" | "month" | undefined
  /** The expression whose values split the answer. */
  readonly on?: string | Expression | undefined
  /** Only people whose events this is true of. */
  readonly where?: string | Expression | undefined
  /**
   * How many values at most, up to 10,000. Does nothing without `on`.
   *
   * @default 255
   */
  readonly limit?: number | undefined
}

/** A saved funnel. */
export interface SavedFunnel {
  /** What {@link FunnelQuestion.funnel} takes. */
  readonly id: number
  readonly name: string
}

/** Questions about saved funnels. */
export interface FunnelQuestions {
  /** How many people go from step to step, by the interval that they begin in. */
  readonly report: (question: FunnelQuestion, options?: CallOptions) => Promise<Funnel>
  /** The saved funnels of the project. */
  readonly list: (options?: CallOptions) => Promise<ReadonlyArray<SavedFunnel>>
}
