/**
 * The tracker for Node: the same calls on an undici connection pool, and an outbox file that keeps what is not delivered
 * yet.
 */
import type { ApiError } from "@tallymark/core"
import { layer as poolTransport } from "@tallymark/core/undici"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { AnyEvents, EventSchemas } from "./Events.ts"
import { atExit } from "./internal/at-exit.ts"
import { keepInOutbox } from "./internal/keeping/outbox.ts"
import { makeService, settingsOf } from "./internal/make-service.ts"
import { makeTracker } from "./internal/make-tracker.ts"
import * as Metrics from "./internal/metrics.ts"
import { withUnrefSleep } from "./internal/unref-sleep.ts"
import type { OutboxOptions, TrackerOptions } from "./Options.ts"
import type { OutboxSource } from "./Outbox.ts"
import { sqliteOutbox } from "./outbox-sqlite.ts"
import type { Tracker } from "./Tracker.ts"
import { Tracking } from "./Tracking.ts"

export { type FlushOnExitOptions, flushOnExit } from "./flush-on-exit.ts"

/** Options of {@link createTracker}. */
export interface NodeTrackerOptions<Events extends EventSchemas = AnyEvents>
  extends TrackerOptions<Events>,
    Omit<OutboxOptions, "outbox"> {
  /**
   * Where calls are kept beyond the memory of the process; `false` keeps them in memory only, so that they end with it.
   *
   * @default `sqliteOutbox()`: a file in the platform's state directory (`$XDG_STATE_HOME`, `~/.local/state`)
   */
  readonly outbox?: OutboxSource | false | undefined
}

/**
 * Creates a tracker for Node.
 *
 * Calls are written to an outbox file before they count as accepted, so they survive the process however it ends, and
 * are sent when a tracker for the same product starts next. Retries go on until the service is back; without an outbox a
 * call is given up after ten attempts of its own. An idle tracker, or one that only waits to try again, does not keep the
 * process alive.
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
 * await using tracker = createTracker({ key: "0".repeat(40), host: server.url, outbox: false })
 * const bob = tracker.forPerson("bob@example.com")
 * bob.record("Signed Up", { plan: "pro" })
 * bob.set({ city: "Oslo" })
 * console.log((await tracker.flush()).delivered) // 2
 * ```
 */
export const createTracker = <Events extends EventSchemas = AnyEvents>(
  options: NodeTrackerOptions<Events>
): Tracker<Events> => {
  return makeTracker(withOutbox(options), {
    defaults,
    transport: pool,
    keep: keepInOutbox,
    telemetry: { observe: Metrics.observe },
    around: options.outbox === false ? undefined : withUnrefSleep,
    listen: (engine) =>
      atExit(() => {
        // What is recorded from here on, by another hook, would be lost without a word.
        engine.stop()
        engine.abandon()
      })
  })
}

/**
 * The `Tracking` service for Node: over a connection pool of its own, with the outbox of the options. Fails with
 * `InvalidInput` when an option makes no sense.
 *
 * **Example**
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import { startFakeServer } from "@tallymark/testing"
 * import { Tracking } from "@tallymark/tracking"
 * import { layer } from "@tallymark/tracking/node"
 *
 * await using server = await startFakeServer()
 * const program = Effect.gen(function* () {
 *   const tracking = yield* Tracking
 *   return yield* tracking.delivered(yield* tracking.record("bob@example.com", "Signed Up"))
 * })
 * const tracking = layer({ key: "0".repeat(40), host: server.url, outbox: false })
 * console.log((await Effect.runPromise(Effect.provide(program, tracking))).outcome) // delivered
 * ```
 */
export const layer = (options: NodeTrackerOptions): Layer.Layer<Tracking, ApiError> =>
  Layer.unwrap(
    Effect.map(settingsOf(withOutbox(options), defaults), (settings) =>
      Layer.provide(Layer.effect(Tracking, makeService(settings, keepInOutbox)), pool(settings))
    )
  )

const defaults = { concurrency: 64, attempts: 10, hasOutbox: true }

const pool = ({ concurrency }: { readonly concurrency: number }) => poolTransport({ connections: concurrency })

const withOutbox = <Events extends EventSchemas>({
  outbox = sqliteOutbox(),
  ...rest
}: NodeTrackerOptions<Events>): TrackerOptions<Events> & OutboxOptions => ({
  ...rest,
  outbox: outbox === false ? undefined : outbox
})
