/**
 * How many people go from step to step, for each interval that they begin in.
 */

/** One step of a funnel. */
export interface FunnelStep {
  /** The event of the step. */
  readonly event: string
  /** The name of the step, which is the event's where it has no other. */
  readonly goal: string
  /** How many people got here. */
  readonly count: number
  /** The part of the people of the step before, between 0 and 1. */
  readonly stepConversion: number
  /** The part of the people of the first step, between 0 and 1. */
  readonly overallConversion: number
  /** Seconds since the step before, on average; absent for the first step. */
  readonly averageTime?: number
  /** Seconds since the first step, on average; absent for the first step. */
  readonly averageTimeFromStart?: number
}

/** A funnel for the people who began it in one interval. */
export interface FunnelInterval {
  /** The first day of the interval. */
  readonly date: string
  /** The value that the people are split by, where the question splits; `$overall` for all of them. */
  readonly segment?: string
  readonly steps: ReadonlyArray<FunnelStep>
  /** How many people began. */
  readonly started: number
  /** How many people got to the last step. */
  readonly completed: number
}

/** One step of one interval of a {@link Funnel}. */
export interface FunnelRow extends FunnelStep {
  /** The first day of the interval. */
  readonly date: string
  /** The value that the people are split by, where the question splits; `$overall` for all of them. */
  readonly segment?: string
  /** The number of the step, counted from 1. */
  readonly step: number
}

/** A funnel by interval. */
export class Funnel {
  /** The intervals, by date; one for each segment where the question splits. */
  readonly intervals: ReadonlyArray<FunnelInterval>

  /** @internal */
  constructor(intervals: ReadonlyArray<FunnelInterval>) {
    this.intervals = intervals.toSorted((one, other) => (one.date < other.date ? -1 : 1))
  }

  /** One row for each interval, segment and step. */
  toRows(): ReadonlyArray<FunnelRow> {
    return this.intervals.flatMap(({ date, segment, steps }) => {
      const of = segment === undefined ? { date } : { date, segment }
      return steps.map((step, index) => ({ ...of, step: index + 1, ...step }))
    })
  }
}
