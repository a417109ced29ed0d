/**
 * Events per day, and per so many days when a history is too long to draw each.
 */

/** Counts of equally long spans of days, without gaps. */
export interface Daily {
  /** Midnight of the first day, UTC. */
  readonly first: Date
  /** Midnight of the last day, UTC. */
  readonly last: Date
  /** How many days each count covers. */
  readonly days: number
  readonly counts: ReadonlyArray<number>
}

const secondsPerDay = 86_400

/** Counts the times (unix seconds) by UTC day, in at most so many spans; `undefined` when there are none. */
export const countDaily = (timestamps: Iterable<number>, spans: number): Daily | undefined => {
  const perDay = new Map<number, number>()
  for (const timestamp of timestamps) {
    const day = Math.floor(timestamp / secondsPerDay)
    perDay.set(day, (perDay.get(day) ?? 0) + 1)
  }
  if (perDay.size === 0) return undefined
  const known = [...perDay.keys()].sort((a, b) => a - b)
  const first = known[0] ?? 0
  const last = known.at(-1) ?? first
  const days = Math.ceil((last - first + 1) / spans)
  const counts = Array.from({ length: Math.ceil((last - first + 1) / days) }, () => 0)
  for (const [day, count] of perDay) {
    const span = Math.floor((day - first) / days)
    counts[span] = (counts[span] ?? 0) + count
  }
  return { first: midnight(first), last: midnight(last), days, counts }
}

const midnight = (day: number): Date => new Date(day * secondsPerDay * 1000)
