/**
 * A clock that never goes back. A system clock that is set back by a day would otherwise keep every used permit for a
 * day more; here the time that was jumped over is added again, so that a permit returns when its window has passed.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

/** Makes the function that runs an effect on such a clock. The effects of one clock share what it has seen. */
export const makeSteady = (): (<A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>) => {
  let seen = Number.NEGATIVE_INFINITY
  let added = 0
  const now = (clock: Clock.Clock): number => {
    const time = clock.currentTimeMillisUnsafe()
    if (time + added < seen) added = seen - time
    seen = time + added
    return seen
  }
  const steady = (clock: Clock.Clock): Clock.Clock => ({
    currentTimeMillisUnsafe: () => now(clock),
    currentTimeMillis: Effect.sync(() => now(clock)),
    currentTimeNanosUnsafe: () => BigInt(now(clock)) * 1_000_000n,
    currentTimeNanos: Effect.sync(() => BigInt(now(clock)) * 1_000_000n),
    monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
    monotonicTimeNanos: clock.monotonicTimeNanos,
    sleep: (duration) => clock.sleep(duration)
  })
  return (effect) => Effect.clockWith((clock) => Effect.provideService(effect, Clock.Clock, steady(clock)))
}
