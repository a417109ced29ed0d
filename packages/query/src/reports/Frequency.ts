/**
 * In how many hours or days of a span people did something.
 */

/** The people of one span. */
export interface FrequencySpan {
  /** The first day of the span. */
  readonly date: string
  /** The value that the people are split by, where the question splits. */
  readonly segment?: string
  /** How many people did it in at least one hour or day of the span, in at least two, and so on. */
  readonly counts: ReadonlyArray<number>
}

/** One number of a {@link Frequency}. */
export interface FrequencyRow {
  /** The first day of the span. */
  readonly date: string
  /** The value that the people are split by, where the question splits. */
  readonly segment?: string
  /** In at least how many hours or days of the span, from 1. */
  readonly atLeast: number
  /** How many people. */
  readonly count: number
}

/** How often people did something, by span. */
export class Frequency {
  /** The spans, by date; one for each segment where the question splits. */
  readonly spans: ReadonlyArray<FrequencySpan>

  /** @internal */
  constructor(spans: ReadonlyArray<FrequencySpan>) {
    this.spans = spans.toSorted((one, other) => (one.date < other.date ? -1 : 1))
  }

  /** One row for each span and number of hours or days. */
  toRows(): ReadonlyArray<FrequencyRow> {
    return this.spans.flatMap(({ date, segment, counts }) => {
      const of = segment === undefined ? { date } : { date, segment }
      return counts.map((count, index) => ({ ...of, atLeast: index + 1, count }))
    })
  }
}
