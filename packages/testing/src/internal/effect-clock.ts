/**
 * Lets a fake server keep the time of an Effect program.
 */
import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { TimeSource } from "../FakeClock.ts"

/** A time source that follows an Effect clock, a `TestClock` included. */
export const fromEffectClock = (clock: Clock.Clock): TimeSource => ({
  now: () => clock.currentTimeMillisUnsafe(),
  sleep: (millis, signal) =>
    new Promise((resolve) => {
      const wait = clock.sleep(Duration.millis(millis)).pipe(Effect.andThen(Effect.sync(resolve)))
      // Interruption is how an alarm is called off; nobody waits for the result then.
      Effect.runPromise(wait, { signal }).catch(() => undefined)
    })
})
