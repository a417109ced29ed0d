/**
 * The tracker for Node: the same calls on an undici connection pool, and a spool that keeps what is queued when the
 * process ends.
 */
import { layer as poolTransport } from "@tallymark/core/undici"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { AnyEvents, EventSchemas } from "./Events.ts"
import { makeTracker } from "./internal/make-tracker.ts"
import { makeSpool } from "./internal/spool.ts"
import type { TrackerOptions } from "./Options.ts"
import type { Tracker } from "./Tracker.ts"

/** Options of {@link createTracker}. */
export interface NodeTrackerOptions<Events extends EventSchemas = AnyEvents> extends TrackerOptions<Events> {
  /**
   * The directory where calls wait that were still queued when the process ended; `false` keeps them in memory only, so
   * that they end with the process.
   *
   * @default `tallymark` in the platform's state directory (`$XDG_STATE_HOME`, `~/.local/state`)
   */
  readonly spool?: string | false | undefined
}

/**
 * Creates a tracker for Node.
 *
 * Calls that are queued when the process ends, by itself, by `process.exit` or by an uncaught throw, are written to a
 * spool file and sent when a tracker for the same product starts next. Retries go on until the service is back; without
 * a spool a call is given up after ten attempts of its own. An idle tracker, or one that only waits to try again, does
 * not keep the process alive.
 *
 * Throws an `ApiError` with `InvalidInput` when an option makes no sense.
 *
 * **Example**
 *
 * ```ts
 * import { startFakeServer } from "@tallymark/testing"
 * import { createTracker } from "@tallymark/tracking/node"
 *
 * await using server = await startFakeServer()
 * await using tracker = createTracker({ key: "0".repeat(40), host: server.url, spool: false })
 * const bob = tracker.forPerson("bob@example.com")
 * bob.record("Signed Up", { plan: "pro" })
 * bob.set({ city: "Oslo" })
 * console.log((await tracker.flush()).delivered) // 2
 * ```
 */
export const createTracker = <Events extends EventSchemas = AnyEvents>(
  options: NodeTrackerOptions<Events>
): Tracker<Events> => {
  const { spool } = options
  return makeTracker(options, {
    defaults: { concurrency: 64, attempts: spool === false ? 10 : Number.POSITIVE_INFINITY },
    transport: ({ concurrency }) => poolTransport({ connections: concurrency }),
    around: spool === false ? undefined : withUnrefSleep,
    refuge: spool === false ? undefined : (engine, settings) => makeSpool(engine, settings, spool)
  })
}

/** A wait that does not keep the process alive: when it ends first, the spool has the call. */
const withUnrefSleep = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
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

/** A timer takes no more, and fires at once when it is given more. */
const longestTimer = 2 ** 31 - 1

const unrefSleep = (millis: number): Effect.Effect<void> =>
  Effect.callback((resume) => {
    const rest = millis > longestTimer ? unrefSleep(millis - longestTimer) : Effect.void
    const timer = setTimeout(() => resume(rest), Math.min(millis, longestTimer))
    timer.unref()
    return Effect.sync(() => clearTimeout(timer))
  })
