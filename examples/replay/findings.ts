/**
 * What a replay shows in the end: what was read, what arrived, and what was wrong.
 */
import type { ReplayCounts } from "@tallymark/tracking/replay"

/** A line of the file that did not make it, and why. */
export interface Fault {
  readonly lineNumber: number
  readonly reason: string
}

/** Faults of one sort: how many there are, and the first few of them. */
export interface Faults {
  readonly total: number
  readonly first: ReadonlyArray<Fault>
}

/** Everything the report is made of. */
export interface Findings {
  /** The file, as the reader knows it. */
  readonly source: string
  /** Where the fake server listened. */
  readonly url: string
  readonly counts: ReplayCounts
  readonly malformed: Faults
  /** Lines that the tracker refused, or that could not be delivered. */
  readonly rejected: Faults
  /** The events that arrived, by name. */
  readonly events: ReadonlyMap<string, number>
  /** The unix second of each event that arrived. */
  readonly timestamps: ReadonlyArray<number>
  /** The identities that recorded something, each counted for itself. */
  readonly identities: number
  /** The people they are after aliases. */
  readonly people: number
  /** What the service dropped because it had it already. */
  readonly duplicates: { readonly events: number; readonly properties: number; readonly aliases: number }
  /** Requests that departed from the service's contract: what was wrong with the first few. */
  readonly violations: { readonly total: number; readonly first: ReadonlyArray<string> }
  readonly requests: number
  readonly elapsedMillis: number
}

/** Keeps the first few faults and counts all. */
export const collectFaults = (keep = 10): { readonly add: (fault: Fault) => void; readonly all: () => Faults } => {
  const first: Array<Fault> = []
  let total = 0
  return {
    add: (fault) => {
      total++
      if (first.length < keep) first.push(fault)
    },
    all: () => ({ total, first: first.toSorted((a, b) => a.lineNumber - b.lineNumber) })
  }
}
