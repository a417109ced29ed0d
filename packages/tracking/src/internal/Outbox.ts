/**
 * Where accepted parcels wait for their turn: the seam between the calls and the senders.
 *
 * The tracker holds every parcel through this interface only, so a durable implementation can stand in for the memory.
 * A parcel counts against the bounds from `accept` to `acknowledge`, also while it is being sent.
 */
import * as Effect from "effect/Effect"
import * as MutableList from "effect/MutableList"
import type { Parcel } from "./Parcel.ts"

/** The bounds of an outbox. */
export interface Bounds {
  readonly maxEvents: number
  /** Of encoded parameters. */
  readonly maxBytes: number
}

/** Holds parcels between the call and the delivery. */
export interface Outbox {
  /** Takes a parcel in; `false` when the bounds leave no room. */
  readonly accept: (parcel: Parcel) => boolean
  /** The oldest parcel that nobody has claimed; waits while there is none. */
  readonly claim: Effect.Effect<Parcel>
  /** Forgets a claimed parcel: it has ended. */
  readonly acknowledge: (parcel: Parcel) => void
  /** Removes and returns the oldest parcel that nobody has claimed, to make room. */
  readonly evict: () => Parcel | undefined
  /** Everything accepted and not acknowledged, oldest first. */
  readonly pending: () => Array<Parcel>
  /** The oldest parcel that is pending. */
  readonly oldest: () => Parcel | undefined
  /** How many parcels are pending, and how many of these are claimed. */
  readonly size: () => { readonly pending: number; readonly claimed: number; readonly bytes: number }
}

type Resume = (effect: Effect.Effect<Parcel>) => void

/** An outbox in memory. */
export const makeMemory = ({ maxEvents, maxBytes }: Bounds): Outbox => {
  const waiting = MutableList.make<Parcel>()
  const claimed = new Set<Parcel>()
  const claimants = new Set<Resume>()
  let bytes = 0

  const next = (): Parcel | undefined => {
    const parcel = MutableList.take(waiting)
    return parcel === MutableList.Empty ? undefined : parcel
  }

  const hand = (parcel: Parcel): Effect.Effect<Parcel> => {
    claimed.add(parcel)
    return Effect.succeed(parcel)
  }

  return {
    accept: (parcel) => {
      if (waiting.length + claimed.size >= maxEvents || bytes + parcel.bytes > maxBytes) return false
      bytes += parcel.bytes
      for (const claimant of claimants) {
        claimants.delete(claimant)
        claimant(hand(parcel))
        return true
      }
      MutableList.append(waiting, parcel)
      return true
    },
    claim: Effect.suspend(() => {
      const parcel = next()
      if (parcel !== undefined) return hand(parcel)
      return Effect.callback<Parcel>((resume) => {
        claimants.add(resume)
        return Effect.sync(() => claimants.delete(resume))
      })
    }),
    acknowledge: (parcel) => {
      if (claimed.delete(parcel)) bytes -= parcel.bytes
    },
    evict: () => {
      const parcel = next()
      if (parcel !== undefined) bytes -= parcel.bytes
      return parcel
    },
    pending: () => [...claimed, ...MutableList.toArray(waiting)],
    oldest: () => {
      for (const parcel of claimed) return parcel
      return MutableList.toArrayN(waiting, 1)[0]
    },
    size: () => ({ pending: waiting.length + claimed.size, claimed: claimed.size, bytes })
  }
}
