/**
 * How people go through a funnel, event by event in order of time.
 *
 * A person has at most one attempt for each date of the report. It begins with the first time they do the first step on
 * that date, and that time is not moved by later ones. Anything may happen between two steps.
 */
import type { Value } from "@tallymark/core/expression"
import type { ReportEvent } from "./ReportSource.ts"

/** One person's way through the steps. */
export interface Attempt {
  /** The bucket it began in. */
  readonly bucket: number
  /** The value that the first event is segmented by. */
  readonly segment: Value
  /** When each step was reached, in milliseconds since 1970. */
  readonly times: Array<number>
}

/** What an attempt is made of. */
export interface Course {
  /** How many steps there are. */
  readonly steps: number
  /** Whether an event is a step, counted from zero. */
  readonly isStep: (step: number, event: ReportEvent) => boolean
  /** How long there is from the first step to the last, in milliseconds. */
  readonly window: number
  /** When attempts may no longer begin. */
  readonly end: number
  readonly bucketOf: (time: number) => number
  readonly segmentOf: (event: ReportEvent) => Value
}

/** Follows every person through one funnel. */
export class Conversion {
  /** Every attempt there was, in the order they began. */
  readonly attempts: Array<Attempt> = []
  readonly #course: Course
  /** The attempts of each person that can still go on. */
  readonly #open = new Map<string, Array<Attempt>>()
  /** The bucket in which each person began last. */
  readonly #begun = new Map<string, number>()

  constructor(course: Course) {
    this.#course = course
  }

  /** Takes the next event. One event is one step of an attempt, never two. */
  add(event: ReportEvent): void {
    const open = this.#open.get(event.distinctId)
    if (open !== undefined) this.#advance(open, event)
    const { end, bucketOf, isStep, segmentOf, steps } = this.#course
    if (event.time >= end || !isStep(0, event)) return
    const bucket = bucketOf(event.time)
    if (this.#begun.get(event.distinctId) === bucket) return
    this.#begun.set(event.distinctId, bucket)
    const attempt = { bucket, segment: segmentOf(event), times: [event.time] }
    this.attempts.push(attempt)
    if (steps === 1) return
    if (open === undefined) this.#open.set(event.distinctId, [attempt])
    else open.push(attempt)
  }

  #advance(open: Array<Attempt>, event: ReportEvent): void {
    const { steps, window, isStep } = this.#course
    let kept = 0
    for (const attempt of open) {
      const { times } = attempt
      if (event.time - (times[0] ?? 0) > window) continue
      if (isStep(times.length, event)) times.push(event.time)
      if (times.length < steps) open[kept++] = attempt
    }
    open.length = kept
  }
}
