/**
 * Sleep that does not keep the process alive, unless it is over in a moment: somebody may wait for what comes after it.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"

/** Runs an effect whose waits do not keep the process alive: when it ends first, the outbox has the call. */
export const withUnrefSleep = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(Clock.Clock, (clock) =>
    Effect.provideService(effect, Clock.Clock, {
      currentTimeMillis: clock.currentTimeMillis,
      currentTimeMillisUnsafe: () => clock.currentTimeMillisUnsafe(),
      currentTimeNanos: clock.currentTimeNanos,
      currentTimeNanosUnsafe: () => clock.currentTimeNanosUnsafe(),
      monotonicTimeNanos: clock.monotonicTimeNanos,
      monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
      sleep: (duration) => unrefSleep(Duration.toMillis(duration))
    })
  )

/** In milliseconds; calls gather for less before they are written. */
const moment = 10

/** A timer takes no more, and fires at once when it is given more. */
const longestTimer = 2 ** 31 - 1

const unrefSleep = (millis: number): Effect.Effect<void> =>
  Effect.callback((resume) => {
    const rest = millis > longestTimer ? unrefSleep(millis - longestTimer) : Effect.void
    const timer = setTimeout(() => resume(rest), Math.min(millis, longestTimer))
    if (millis > moment) timer.unref()
    return Effect.sync(() => clearTimeout(timer))
  })
