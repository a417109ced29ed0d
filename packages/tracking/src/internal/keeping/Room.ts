/**
 * How many calls of the outbox may be in memory at once. They have a share of their own, so that new calls, however many,
 * do not keep old ones in the outbox for ever.
 */
import * as Effect from "effect/Effect"
import * as Latch from "effect/Latch"

/** Room that can be waited for. */
export interface Room {
  /** How many more calls fit; waits until that is at least one. */
  readonly free: Effect.Effect<number>
  readonly enter: () => void
  readonly leave: () => void
}

/** Room for `places` calls. */
export const make = (places: number): Room => {
  const latch = Latch.makeUnsafe(true)
  let taken = 0
  const free: Effect.Effect<number> = Effect.suspend(() => {
    if (taken < places) return Effect.succeed(places - taken)
    latch.closeUnsafe()
    return Effect.andThen(latch.await, free)
  })
  return {
    free,
    enter: () => {
      taken++
    },
    leave: () => {
      taken--
      // Not at the first free place: claims are cheaper by the hundred.
      if (taken <= places / 2) latch.openUnsafe()
    }
  }
}
