/**
 * People by the date they began, and in which intervals after that they came back.
 */

import type { Value } from "@tallymark/core/expression"
import { segmentName } from "./event-expression.ts"

/** A person of a cohort. */
interface Member {
  readonly cohort: number
  readonly since: number
  /** By segment, the last interval in which they came back. */
  readonly last: Map<string, number>
}

/** One row of the report. */
export interface Row {
  /** How many people came back in each interval. */
  readonly counts: ReadonlyArray<number>
  /** How many people there are. */
  readonly first: number
}

/** What a cohort has to know to count. */
export interface CohortRules {
  /** The interval after `begin` that `time` is in. */
  readonly intervalOf: (begin: number, time: number) => number
  /** How many intervals are counted. */
  readonly intervals: number
  /** Whether who comes back later counts as having come back in all intervals before. */
  readonly isUnbounded: boolean
}

/** Counts who comes back. Events have to come in order of time. */
export class Cohorts {
  readonly #rules: CohortRules
  readonly #people = new Map<string, Array<Member>>()
  readonly #sizes: Array<number> = []
  /** By cohort and segment, the number of people in each interval. */
  readonly #counts: Array<Map<string, Array<number>>> = []
  /** How many people came back in a segment, once for each cohort they belong to. */
  readonly amounts = new Map<string, number>()

  constructor(rules: CohortRules) {
    this.#rules = rules
  }

  /** The cohort that a person joined last. */
  cohortOf(person: string): number | undefined {
    return this.#people.get(person)?.at(-1)?.cohort
  }

  /** A person begins. */
  join(person: string, cohort: number, time: number): void {
    const member = { cohort, since: time, last: new Map<string, number>() }
    const memberships = this.#people.get(person)
    if (memberships === undefined) this.#people.set(person, [member])
    else memberships.push(member)
    this.#sizes[cohort] = (this.#sizes[cohort] ?? 0) + 1
  }

  /** A person comes back. Who has not begun is not counted. */
  comeBack(person: string, time: number, segment: Value): void {
    const memberships = this.#people.get(person)
    if (memberships === undefined) return
    const name = segmentName(segment)
    // The latest first: who joined longer ago than the intervals reach is out of them, and so is everyone before.
    for (let index = memberships.length - 1; index >= 0; index--) {
      const member = memberships[index]
      if (member === undefined) continue
      const interval = this.#rules.intervalOf(member.since, time)
      if (interval >= this.#rules.intervals) break
      const last = member.last.get(name) ?? -1
      if (interval <= last) continue
      if (last === -1) this.amounts.set(name, (this.amounts.get(name) ?? 0) + 1)
      member.last.set(name, interval)
      const counts = this.#countsOf(member.cohort, name)
      for (let column = this.#rules.isUnbounded ? last + 1 : interval; column <= interval; column++) {
        counts[column] = (counts[column] ?? 0) + 1
      }
    }
  }

  /** The row of a cohort, for one segment and as many intervals as have begun. */
  row(cohort: number, segment: string, begun: number): Row {
    const counts = this.#counts[cohort]?.get(segment) ?? new Array<number>(this.#rules.intervals).fill(0)
    return { counts: counts.slice(0, begun), first: this.#sizes[cohort] ?? 0 }
  }

  #countsOf(cohort: number, segment: string): Array<number> {
    const segments = this.#counts[cohort] ?? new Map<string, Array<number>>()
    this.#counts[cohort] = segments
    const counts = segments.get(segment) ?? new Array<number>(this.#rules.intervals).fill(0)
    segments.set(segment, counts)
    return counts
  }
}
