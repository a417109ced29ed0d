/**
 * The tracker as an Effect service, for programs written with Effect.
 */
import type { Transport } from "@tallymark/core"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Delivered, TrackingError } from "./Delivery.ts"
import type { Properties } from "./Events.ts"
import * as Engine from "./internal/Engine.ts"
import { resolve, type TrackerOptions } from "./Options.ts"
import type { Receipt } from "./Receipt.ts"
import { type CallOptions, defaultFlushTimeout, type FlushReport, type Stats } from "./Tracker.ts"
import { TrackerClosed } from "./TrackingError.ts"

/**
 * Records what people do, as an Effect service.
 *
 * A call succeeds with its receipt once it is inside the queue's bounds, which gives back-pressure, and fails when it is
 * refused; `delivered` waits for the service to have it. When the layer's scope closes, the tracker flushes for up to
 * ten seconds.
 *
 * **Example**
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 * import { Transport } from "@tallymark/core"
 * import { createFakeServer } from "@tallymark/testing"
 * import { Tracking } from "@tallymark/tracking"
 *
 * const server = createFakeServer()
 * const program = Effect.gen(function* () {
 *   const tracking = yield* Tracking
 *   const receipt = yield* tracking.record("bob@example.com", "Signed Up")
 *   return yield* tracking.delivered(receipt)
 * })
 * const layer = Tracking.layer({ key: "0".repeat(40) }).pipe(Layer.provide(Transport.layer({ fetch: server.fetch })))
 * console.log((await Effect.runPromise(Effect.provide(program, layer))).outcome) // delivered
 * ```
 */
export class Tracking extends Context.Service<
  Tracking,
  {
    /** Records that a person did something. */
    readonly record: (
      person: string,
      event: string,
      properties?: Properties,
      options?: CallOptions
    ) => Effect.Effect<Receipt, TrackingError>
    /** Sets properties of a person. */
    readonly set: (
      person: string,
      properties: Properties,
      options?: CallOptions
    ) => Effect.Effect<Receipt, TrackingError>
    /** Says that two identities are one person. */
    readonly alias: (person: string, identity: string) => Effect.Effect<Receipt, TrackingError>
    /** Waits until the service has a call, or fails when the call is given up. */
    readonly delivered: (receipt: Receipt) => Effect.Effect<Delivered, TrackingError>
    /** Waits until the calls made so far have ended, or until the deadline (ten seconds), and tells what became of them. */
    readonly flush: (timeout?: Duration.Input) => Effect.Effect<FlushReport>
    readonly stats: Effect.Effect<Stats>
  }
>()("@tallymark/tracking/Tracking") {
  /** A tracker over the {@link Transport} in the context: `Transport.layer()` or the one of `@tallymark/core/undici`. */
  static readonly layer = (options: TrackerOptions): Layer.Layer<Tracking, never, Transport> =>
    Layer.effect(
      Tracking,
      Effect.gen(function* () {
        const engine = yield* Engine.make(resolve(options, { concurrency: 16, attempts: 10 }))
        const accept = (call: () => Receipt) =>
          Effect.suspend(() => {
            const receipt = call()
            return Effect.as(awaited(receipt.accepted), receipt)
          })
        yield* Effect.addFinalizer(() =>
          Effect.gen(function* () {
            engine.stop()
            yield* engine.flush(defaultFlushTimeout, () =>
              engine.abandon({ outcome: "dropped", error: new TrackerClosed() })
            )
          })
        )
        return {
          record: (person, event, properties, options) =>
            accept(() => engine.record(person, event, properties, options)),
          set: (person, properties, options) => accept(() => engine.set(person, properties, options)),
          alias: (person, identity) => accept(() => engine.alias(person, identity)),
          delivered: awaited,
          flush: (timeout = defaultFlushTimeout) => engine.flush(Duration.fromInputUnsafe(timeout)),
          stats: Effect.sync(engine.stats)
        }
      })
    )
}

/** Receipts reject with a tracking error and nothing else. */
const awaited = <A>(promise: PromiseLike<A>): Effect.Effect<A, TrackingError> =>
  Effect.tryPromise({ try: () => promise, catch: (error) => error as TrackingError })
