/**
 * What the questions of all nouns have in common.
 */
import type { DateRange } from "../Dates.ts"

/** Options of every call. */
export interface CallOptions {
  /** Ends the call; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** What to count: every occurrence, the people behind them, or occurrences per person. */
export type CountType = "general" | "unique" | "average"

/** The last units of time: 1 is the current one, 2 the current and the one before. */
export interface Recent {
  readonly interval: number
  readonly from?: undefined
  readonly to?: undefined
}

/** The days of a question that may ask for {@link Recent} units instead. */
export interface Days extends DateRange {
  readonly interval?: undefined
}

/** Either the last units of time, or days from one to another. */
export type Period = Recent | Days
