/**
 * Who comes back, and how often.
 */

/** The people who began in one interval. */
export interface RetentionCohort {
  /** The first day of the interval. */
  readonly date: string
  /** The value that the events are split by, where the question splits. */
  readonly segment?: string
  /** How many people began. */
  readonly first: number
  /** How many of them came back in that interval, in the next one, and so on. */
  readonly counts: ReadonlyArray<number>
}

/** One number of a {@link Retention}. */
export interface RetentionRow {
  /** The first day of the interval that the people began in. */
  readonly date: string
  /** The value that the events are split by, where the question splits. */
  readonly segment?: string
  /** How many intervals later, from 0. */
  readonly interval: number
  /** How many people began. */
  readonly first: number
  /** How many of them came back. */
  readonly count: number
  /** The part of those who began, between 0 and 1; 0 where nobody began. */
  readonly share: number
}

/** Who came back, by the interval that people began in. */
export class Retention {
  /** The people of each interval, by date; one entry for each segment where the question splits. */
  readonly cohorts: ReadonlyArray<RetentionCohort>

  /** @internal */
  constructor(cohorts: ReadonlyArray<RetentionCohort>) {
    this.cohorts = cohorts.toSorted((one, other) => (one.date < other.date ? -1 : 1))
  }

  /** One row for each interval that people began in and each that they came back in. */
  toRows(): ReadonlyArray<RetentionRow> {
    return this.cohorts.flatMap(({ date, segment, first, counts }) => {
      const of = segment === undefined ? { date } : { date, segment }
      return counts.map((count, interval) => ({
        ...of,
        interval,
        first,
        count,
        share: first === 0 ? 0 : count / first
      }))
    })
  }
}
