/**
 * Where parcels wait in memory for their turn, between the calls and the senders. A parcel counts against the bounds from
 * `accept` to `acknowledge`, also while it is being sent.
 */
import * as Effect from "effect/Effect"
import * as MutableList from "effect/MutableList"
import type { Parcel } from "./Parcel.ts"

/** The bounds of a queue. */
export interface Bounds {
  readonly maxEvents: number
  /** Of encoded parameters. */
  readonly maxBytes: number
}

/** How much a queue holds. */
export interface Size {
  readonly pending: number
  /** Pending parcels that have been claimed at least once. */
  readonly claimed: number
  /** Pending parcels that the next claims get. */
  readonly ready: number
  readonly bytes: number
}

/** Holds parcels between the call and the delivery. */
export interface Queue {
  /** Takes a parcel in; `false` when the bounds leave no room. */
  readonly accept: (parcel: Parcel) => boolean
  /** The oldest parcel that nobody has claimed, or in its turn one that was given back; waits while there is none. */
  readonly claim: Effect.Effect<Parcel>
  /** Offers a claimed parcel again. It stays pending all the while. */
  readonly giveBack: (parcel: Parcel) => void
  /** Forgets a claimed parcel: it has ended. */
  readonly acknowledge: (parcel: Parcel) => void
  /** Removes and returns the oldest parcel that nobody has claimed, to make room. */
  readonly evict: () => Parcel | undefined
  /** Everything accepted and not acknowledged, oldest first. */
  readonly pending: () => Array<Parcel>
  /** The oldest parcel that is pending. */
  readonly oldest: () => Parcel | undefined
  readonly size: () => Size
}

type Resume = (effect: Effect.Effect<Parcel>) => void

/** A queue. */
export const makeQueue = ({ maxEvents, maxBytes }: Bounds): Queue => {
  const waiting = MutableList.make<Parcel>()
  const returned = MutableList.make<Parcel>()
  const claimed = new Set<Parcel>()
  const claimants = new Set<Resume>()
  let isAgainFirst = false
  let isWaking = false
  let bytes = 0

  const first = (list: MutableList.MutableList<Parcel>): Parcel | undefined => {
    const parcel = MutableList.take(list)
    return parcel === MutableList.Empty ? undefined : parcel
  }

  /** The first parcel that was given back and has not ended since. */
  const again = (): Parcel | undefined => {
    for (let parcel = first(returned); parcel !== undefined; parcel = first(returned)) {
      if (claimed.has(parcel)) return parcel
    }
    return undefined
  }

  // In turns, so that calls that never get through do not stand in the way of those that were not tried yet.
  const next = (): Parcel | undefined => {
    isAgainFirst = !isAgainFirst
    return isAgainFirst ? (again() ?? first(waiting)) : (first(waiting) ?? again())
  }

  const hand = (parcel: Parcel): Effect.Effect<Parcel> => {
    claimed.add(parcel)
    return Effect.succeed(parcel)
  }

  const claim: Effect.Effect<Parcel> = Effect.suspend(() => {
    const parcel = next()
    if (parcel !== undefined) return hand(parcel)
    return Effect.callback<Parcel>((resume) => {
      claimants.add(resume)
      return Effect.sync(() => claimants.delete(resume))
    })
  })

  const ready = (): number => returned.length + waiting.length

  const wake = (): void => {
    for (const claimant of claimants) {
      if (ready() === 0) return
      claimants.delete(claimant)
      claimant(claim)
    }
  }

  /** Claimants go on once the caller is done, who does not pay for the sending. */
  const wakeSoon = (): void => {
    if (isWaking || claimants.size === 0) return
    isWaking = true
    queueMicrotask(() => {
      isWaking = false
      wake()
    })
  }

  return {
    accept: (parcel) => {
      if (waiting.length + claimed.size >= maxEvents || bytes + parcel.bytes > maxBytes) return false
      bytes += parcel.bytes
      MutableList.append(waiting, parcel)
      wakeSoon()
      return true
    },
    claim,
    giveBack: (parcel) => {
      MutableList.append(returned, parcel)
      wake()
    },
    acknowledge: (parcel) => {
      if (claimed.delete(parcel)) bytes -= parcel.bytes
    },
    evict: () => {
      const parcel = first(waiting)
      if (parcel !== undefined) bytes -= parcel.bytes
      return parcel
    },
    pending: () => [...claimed, ...MutableList.toArray(waiting)],
    oldest: () => {
      for (const parcel of claimed) return parcel
      return MutableList.toArrayN(waiting, 1)[0]
    },
    size: () => ({
      pending: waiting.length + claimed.size,
      claimed: claimed.size,
      ready: ready(),
      bytes
    })
  }
}
