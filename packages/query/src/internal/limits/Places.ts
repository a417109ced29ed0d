/**
 * How many calls run at once: a fixed number of places, each held from the start of a call to its end.
 */
import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import type { LedgerUnavailable } from "./LedgerUnavailable.ts"

/** The places of one pool. */
export interface Places {
  /** Takes a place; undefined when all are taken. The result gives it back. */
  readonly take: Effect.Effect<Effect.Effect<void> | undefined, LedgerUnavailable>
  readonly taken: Effect.Effect<number, LedgerUnavailable>
  /** Completes when a place may have become free. */
  readonly vacancy: Effect.Effect<void>
}

/** Places that this process has to itself. */
export const makeMemory = (places: number): Places => {
  const semaphore = Semaphore.makeUnsafe(places)
  let taken = 0
  const release = Effect.suspend(() => {
    taken--
    return semaphore.release(1)
  })
  return {
    take: Effect.map(semaphore.takeIfAvailable(1), (isTaken) => {
      if (!isTaken) return undefined
      taken++
      return release
    }),
    taken: Effect.sync(() => taken),
    vacancy: semaphore.withPermit(Effect.void)
  }
}
