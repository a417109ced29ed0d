/**
 * How often an event happened, by two values and by date.
 */
import { datesOf, type NumbersByDate, numberAt } from "./Counts.ts"

/** One number of a {@link NestedCounts}. */
export interface NestedCountRow {
  /** The start of the unit of time: `2026-11-22`, or `2026-11-22 13:00:00` for hours and minutes. */
  readonly date: string
  readonly event: string
  /** The value of the `outer` expression. */
  readonly outer: string
  /** The value of the `inner` expression. */
  readonly inner: string
  readonly count: number
}

/** Counts by two values and by date. */
export class NestedCounts {
  /** The dates of the answer, in order. */
  readonly series: ReadonlyArray<string>
  /** The counts by the value of `outer`, then of `inner`, then by date. */
  readonly values: Readonly<Record<string, NumbersByDate>>
  /** How many values there are in all. */
  readonly legendSize: number
  readonly #event: string

  /** @internal */
  constructor(
    series: ReadonlyArray<string>,
    values: Readonly<Record<string, NumbersByDate>>,
    legendSize: number,
    event: string
  ) {
    this.series = series.toSorted()
    this.values = values
    this.legendSize = legendSize
    this.#event = event
  }

  /** One row for each pair of values and date; a date that counts nothing is a row with 0. */
  toRows(): ReadonlyArray<NestedCountRow> {
    const event = this.#event
    return Object.entries(this.values).flatMap(([outer, inners]) =>
      Object.entries(inners).flatMap(([inner, byDate]) =>
        datesOf(this.series, byDate).map((date) => ({ date, event, outer, inner, count: numberAt(byDate, date) }))
      )
    )
  }
}
