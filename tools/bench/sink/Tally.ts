/**
 * Counts what reached the sink.
 *
 * Every client is made to carry a number in each event. The tally keeps one bit of memory per number, so it can tell an
 * event that arrives for the first time from one that arrives again, and a reader can tell both from one that never came.
 */

/** What the sink has seen so far; times are milliseconds of the machine's monotonic clock. */
export interface Counts {
  readonly connections: number
  readonly requests: number
  /** Events read out of requests, duplicates included. */
  readonly received: number
  readonly distinct: number
  readonly duplicates: number
  /** Duplicates that the service would count twice, because nothing tells it that they are. Known to a judging sink only. */
  readonly doubled: number
  /** Events that the service would take for another one, and drop. Known to a judging sink only; they are not distinct. */
  readonly mistaken: number
  /** Events of requests that the sink did not take: it answered with a failure, or not at all. */
  readonly turnedAway: number
  /** Requests or events the sink could not read a number from; anything but 0 means the benchmark itself is wrong. */
  readonly unreadable: number
  /** When the last event arrived that had not arrived before; 0 before any did. */
  readonly lastNewAt: number
}

/** A running count; see {@link Counts}. */
export interface Tally {
  readonly connection: () => void
  readonly request: () => void
  readonly event: (number: number) => void
  /** An event, and what the service knows it by: a service drops what it knows already. */
  readonly judged: (number: number, identity: string | undefined) => void
  readonly turnedAway: (events: number) => void
  readonly unreadable: () => void
  readonly counts: () => Counts
}

const highestNumber = 2 ** 24

/** Milliseconds on a clock that every process of one machine shares. */
export const monotonicNow = (): number => Number(process.hrtime.bigint()) / 1e6

/** Starts a tally at zero. */
export const make = (): Tally => {
  let seen = new Uint8Array(1 << 17)
  let connections = 0
  let requests = 0
  let received = 0
  let distinct = 0
  let doubled = 0
  let mistaken = 0
  let turnedAway = 0
  let unreadable = 0
  let lastNewAt = 0
  const numbers = new Map<string, number>()

  const isNew = (number: number): boolean => {
    if (number >= seen.length) {
      const larger = new Uint8Array(Math.max(seen.length * 2, number + 1))
      larger.set(seen)
      seen = larger
    }
    if (seen[number] === 1) return false
    seen[number] = 1
    return true
  }

  /** Whether the event is there for the first time. */
  const take = (number: number): boolean => {
    if (!Number.isInteger(number) || number < 0 || number >= highestNumber) {
      unreadable++
      return false
    }
    received++
    if (!isNew(number)) return false
    distinct++
    lastNewAt = monotonicNow()
    return true
  }

  return {
    connection: () => {
      connections++
    },
    request: () => {
      requests++
    },
    event: take,
    judged: (number, identity) => {
      const known = identity === undefined ? undefined : numbers.get(identity)
      if (known !== undefined && known !== number) {
        received++
        mistaken++
        return
      }
      if (identity !== undefined) numbers.set(identity, number)
      const before = unreadable
      if (!take(number) && unreadable === before && known === undefined) doubled++
    },
    turnedAway: (events) => {
      turnedAway += events
    },
    unreadable: () => {
      unreadable++
    },
    counts: () => ({
      connections,
      requests,
      received,
      distinct,
      duplicates: received - distinct - mistaken,
      doubled,
      mistaken,
      turnedAway,
      unreadable,
      lastNewAt
    })
  }
}
