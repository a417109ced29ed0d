/**
 * Questions about one event: filtered, split and computed with by expressions.
 */
import type { DateRange } from "../Dates.ts"
import type { Expression } from "../Expression.ts"
import type { Amounts } from "../reports/Amounts.ts"
import type { Counts } from "../reports/Counts.ts"
import type { NestedCounts } from "../reports/NestedCounts.ts"
import type { CallOptions, CountType } from "./Questions.ts"

/** What every question of segmentation has. */
export interface SegmentationBase extends DateRange {
  /** The name of the event. */
  readonly event: string
  /** Only occurrences that this is true of. */
  readonly where?: string | Expression | undefined
}

/** How often an event happened, by the value of an expression. */
export interface SegmentationQuestion extends SegmentationBase {
  /** The expression whose values split the answer; one series with the event's name where nothing is said. */
  readonly on?: string | Expression | undefined
  /**
   * The unit of time of the answer.
   *
   * @default "day"
   */
  readonly unit?: "minute" | "hour" | "day" | "month" | undefined
  /** How many days each date of the answer covers, instead of a `unit`. */
  readonly interval?: number | undefined
  /** @default "general" */
  readonly type?: CountType | undefined
  /**
   * How many values at most, up to 10,000. Does nothing without `on`.
   *
   * @default 60
   */
  readonly limit?: number | undefined
}

/** How often an event happened, by ranges of a number. */
export interface NumericQuestion extends SegmentationBase {
  /** The number whose ranges split the answer. */
  readonly on: string | Expression
  /**
   * The unit of time of the answer.
   *
   * @default "day"
   */
  readonly unit?: "hour" | "day" | undefined
  /** @default "general" */
  readonly type?: CountType | undefined
  /** Into how many ranges to split; with a request signature only. */
  readonly buckets?: number | undefined
}

/** What the values of a number come to. */
export interface AmountQuestion extends SegmentationBase {
  /** The number; what is none counts as 0. */
  readonly on: string | Expression
  /**
   * The unit of time of the answer.
   *
   * @default "day"
   */
  readonly unit?: "hour" | "day" | undefined
}

/** How often an event happened, by the values of two expressions. */
export interface NestedQuestion extends SegmentationBase {
  /** The expression that splits the answer first. */
  readonly outer?: string | Expression | undefined
  /** The expression that splits it again. */
  readonly inner?: string | Expression | undefined
  /**
   * The unit of time of the answer.
   *
   * @default "day"
   */
  readonly unit?: "minute" | "hour" | "day" | "week" | "month" | undefined
  /** @default "general" */
  readonly type?: CountType | undefined
  /** How many values at most. */
  readonly limit?: number | undefined
}

/** Questions about one event. */
export interface SegmentationQuestions {
  /** How often an event happened, by the value of `on` and by unit of time. */
  readonly counts: (question: SegmentationQuestion, options?: CallOptions) => Promise<Counts>
  /** The same as {@link counts}, as the service's own CSV. */
  readonly countsCsv: (question: SegmentationQuestion, options?: CallOptions) => Promise<string>
  /** How often an event happened, by ranges of a number and by unit of time. */
  readonly numeric: (question: NumericQuestion, options?: CallOptions) => Promise<Counts>
  /** The sum of a number, by unit of time. */
  readonly sum: (question: AmountQuestion, options?: CallOptions) => Promise<Amounts>
  /** The average of a number, by unit of time. */
  readonly average: (question: AmountQuestion, options?: CallOptions) => Promise<Amounts>
  /** How often an event happened, by the values of two expressions. The service does not document this one. */
  readonly multi: (question: NestedQuestion, options?: CallOptions) => Promise<NestedCounts>
}
