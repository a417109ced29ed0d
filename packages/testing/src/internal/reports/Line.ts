/**
 * The counts of one line of a report: one event, or one segment of it, over time.
 *
 * Events come in order of time, so the numbers of a bucket are complete when the next one begins. Only buckets with
 * events take memory, however many buckets and lines there are.
 */
import type { CountType } from "./ReportRequest.ts"

/** Counts events by bucket. */
export class Line {
  readonly #type: CountType
  /** The bucket in which each person was last seen; not kept when people are not counted. */
  readonly #people: Map<string, number> | undefined
  readonly #buckets: Array<number> = []
  readonly #values: Array<number> = []
  #bucket = -1
  #events = 0
  #uniques = 0

  constructor(type: CountType) {
    this.#type = type
    this.#people = type === "general" ? undefined : new Map()
  }

  /** Counts an event of a person. */
  add(bucket: number, person: string): void {
    if (bucket !== this.#bucket) {
      this.#finishBucket()
      this.#bucket = bucket
    }
    this.#events += 1
    if (this.#people === undefined || this.#people.get(person) === bucket) return
    this.#people.set(person, bucket)
    this.#uniques += 1
  }

  /** The sum of the values. */
  total(): number {
    this.#finishBucket()
    return this.#values.reduce((sum, value) => sum + value, 0)
  }

  /** The value of every bucket. */
  values(length: number): ReadonlyArray<number> {
    this.#finishBucket()
    const values = new Array<number>(length).fill(0)
    // An hour that the clocks show twice may have been entered twice.
    for (const [index, bucket] of this.#buckets.entries()) {
      values[bucket] = (values[bucket] ?? 0) + (this.#values[index] ?? 0)
    }
    return values
  }

  #finishBucket(): void {
    if (this.#events === 0) return
    this.#buckets.push(this.#bucket)
    this.#values.push(this.#value())
    this.#bucket = -1
    this.#events = 0
    this.#uniques = 0
  }

  #value(): number {
    if (this.#type === "general") return this.#events
    return this.#type === "unique" ? this.#uniques : this.#events / this.#uniques
  }
}
