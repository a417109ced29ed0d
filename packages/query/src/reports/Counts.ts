/**
 * How often something happened, by name or value and by date: the answer of event counts, property counts and most of
 * segmentation.
 */

/** Numbers by date, by the name of what they count. */
export type NumbersByDate = Readonly<Record<string, Readonly<Record<string, number>>>>

/** One number of a {@link Counts}. */
export interface CountRow {
  /** The start of the unit of time: `2026-11-22`, or `2026-11-22 13:00:00` for hours and minutes. */
  readonly date: string
  readonly event: string
  /** The value or range that the event was split by, where the question splits. */
  readonly segment?: string
  /** How often, how many people, or how often per person: what `type` asked for. */
  readonly count: number
}

/** What a name in the answer stands for. */
export type Label = (name: string) => Pick<CountRow, "event" | "segment">

/** Counts by name or value and by date. */
export class Counts {
  /** The dates of the answer, in order. */
  readonly series: ReadonlyArray<string>
  /** The counts of each name or value, by date; a date that counts nothing may be missing. */
  readonly values: NumbersByDate
  /** How many names or values there are in all, also where a `limit` shows fewer. */
  readonly legendSize: number
  readonly #label: Label

  /** @internal */
  constructor(series: ReadonlyArray<string>, values: NumbersByDate, legendSize: number, label: Label) {
    this.series = series.toSorted()
    this.values = values
    this.legendSize = legendSize
    this.#label = label
  }

  /** One row for each name or value and date; a date that counts nothing is a row with 0. */
  toRows(): ReadonlyArray<CountRow> {
    return Object.entries(this.values).flatMap(([name, byDate]) => {
      const label = this.#label(name)
      return datesOf(this.series, byDate).map((date) => ({ date, ...label, count: numberAt(byDate, date) }))
    })
  }
}

/** The dates of an answer and those that only its numbers have, in order. */
export const datesOf = (
  series: ReadonlyArray<string>,
  byDate: Readonly<Record<string, number>>
): ReadonlyArray<string> => [...new Set([...series, ...Object.keys(byDate)])].sort()

/** The number of a date, 0 where there is none. */
export const numberAt = (byDate: Readonly<Record<string, number>>, date: string): number =>
  Object.hasOwn(byDate, date) ? (byDate[date] ?? 0) : 0
