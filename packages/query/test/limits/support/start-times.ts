/**
 * Calls on the test clock, and when each was let through.
 */
import * as Clock from "effect/Clock"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import type { Pool } from "../../../src/limits/LimitOptions.ts"
import { Limits } from "../../../src/limits/Limits.ts"

/** Starts an effect and lets it come as far as it can without time. Takes a millisecond, before the effect begins. */
export const begin = Effect.fnUntraced(function* <A, E, R>(effect: Effect.Effect<A, E, R>) {
  // The test clock waits for everything that follows a sleep.
  const fiber = yield* Effect.forkChild(Effect.andThen(Effect.sleep(1), effect))
  yield* TestClock.adjust(1)
  return fiber
})

/**
 * When each of some calls that take no time starts, in milliseconds after the first is asked for: all asked for at once,
 * or one after another with gaps between.
 */
export const startTimes = Effect.fnUntraced(function* (
  pool: Pool,
  calls: number,
  gap?: (call: number) => Duration.Duration
) {
  const limits = yield* Limits
  const started: Array<number> = []
  const origin = (yield* Clock.currentTimeMillis) + 1
  const call = limits.permit(
    pool,
    Effect.map(Clock.currentTimeMillis, (now) => started.push(now - origin))
  )
  const all = Array.from({ length: calls }, (_, index) =>
    gap === undefined ? call : Effect.andThen(Effect.sleep(gap(index)), call)
  )
  const running = yield* begin(Effect.all(all, { concurrency: gap === undefined ? "unbounded" : 1, discard: true }))
  while (running.pollUnsafe() === undefined) yield* TestClock.adjust("1 hour")
  yield* Fiber.join(running)
  return started
})
