/**
 * Lines that did not make it, and why: all are counted, and the first few kept.
 */

/** A line and what is wrong with it. */
export interface Fault {
  readonly line: number
  readonly reason: string
}

/** Faults in the order of their lines. */
export interface Faults {
  readonly add: (fault: Fault) => void
  readonly first: () => ReadonlyArray<Fault>
  readonly total: () => number
}

/** An empty collection. */
export const collectFaults = (keep = 10): Faults => {
  const first: Array<Fault> = []
  let total = 0
  return {
    add: (fault) => {
      total++
      if (first.length < keep) first.push(fault)
    },
    first: () => first.toSorted((one, other) => one.line - other.line),
    total: () => total
  }
}
