/**
 * Questions about who comes back.
 */
import type { DateRange } from "../Dates.ts"
import type { Expression } from "../Expression.ts"
import type { Frequency } from "../reports/Frequency.ts"
import type { Retention } from "../reports/Retention.ts"
import type { CallOptions } from "./Questions.ts"

/** Who comes back after an event. */
export interface RetentionQuestion extends DateRange {
  /**
   * When a person begins: at the first `bornEvent` (`birth`), or with every event again (`compounded`).
   *
   * @default "birth"
   */
  readonly type?: "birth" | "compounded" | undefined
  /** The event that people begin with; needed for `birth`. */
  readonly bornEvent?: string | undefined
  /** Only beginnings that this is true of. */
  readonly bornWhere?: string | Expression | undefined
  /** The event that counts as coming back; any event where nothing is said. */
  readonly event?: string | undefined
  /** Only events of coming back that this is true of. */
  readonly where?: string | Expression | undefined
  /**
   * How many units one interval covers, up to 90.
   *
   * @default 1
   */
  readonly interval?: number | undefined
  /**
   * How many intervals after the first.
   *
   * @default 1
   */
  readonly intervalCount?: number | undefined
  /** @default "day" */
  readonly unit?: "day" | "week" | "month" | undefined
  /**
   * Whether coming back later counts for every interval before as well.
   *
   * @default false
   */
  readonly unbounded?: boolean | undefined
  /** The expression that splits the events of coming back. */
  readonly on?: string | Expression | undefined
  /** How many values at most. Does nothing without `on`. */
  readonly limit?: number | undefined
}

/** In how many hours or days of a span people do something. */
export interface FrequencyQuestion extends DateRange {
  /** The span. */
  readonly unit: "day" | "week" | "month"
  /** What is counted within a span: the hours or the days with the event. */
  readonly within: "hour" | "day"
  /** The event; any event where nothing is said. */
  readonly event?: string | undefined
  /** Only events that this is true of. */
  readonly where?: string | Expression | undefined
  /** The expression whose values split the answer. */
  readonly on?: string | Expression | undefined
  /** How many values at most. Does nothing without `on`. */
  readonly limit?: number | undefined
}

/** Questions about who comes back. */
export interface RetentionQuestions {
  /** Who came back, by the interval that people began in. */
  readonly report: (question: RetentionQuestion, options?: CallOptions) => Promise<Retention>
  /** In how many hours or days of each span people did something. The service calls it addiction. */
  readonly frequency: (question: FrequencyQuestion, options?: CallOptions) => Promise<Frequency>
}
