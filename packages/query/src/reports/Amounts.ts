/**
 * What the values of an expression come to, by date: their sum or their average.
 */

/** One number of an {@link Amounts}. */
export interface AmountRow {
  /** The start of the unit of time: `2026-11-22`, or `2026-11-22 13:00:00` for hours. */
  readonly date: string
  readonly event: string
  /** The sum or the average of the values of that time. */
  readonly value: number
}

/** Sums or averages by date. */
export class Amounts {
  /** The dates of the answer, in order. */
  readonly series: ReadonlyArray<string>
  /** The sum or average of each date. */
  readonly results: Readonly<Record<string, number>>
  /** When the service computed it, as it says it. */
  readonly computedAt: string | undefined
  readonly #event: string

  /** @internal */
  constructor(results: Readonly<Record<string, number>>, computedAt: string | undefined, event: string) {
    this.series = Object.keys(results).sort()
    this.results = results
    this.computedAt = computedAt
    this.#event = event
  }

  /** One row for each date, in order. */
  toRows(): ReadonlyArray<AmountRow> {
    const event = this.#event
    return Object.entries(this.results)
      .map(([date, value]) => ({ date, event, value }))
      .sort((one, other) => (one.date < other.date ? -1 : 1))
  }
}
