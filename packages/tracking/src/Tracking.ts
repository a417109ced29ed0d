/**
 * The tracker as an Effect service, for programs written with Effect.
 */
import type { ApiError, Transport } from "@tallymark/core"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { makeService, settingsOf } from "./internal/make-service.ts"
import type { TrackerOptions } from "./Options.ts"
import type { TrackingService } from "./TrackingService.ts"

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
export class Tracking extends Context.Service<Tracking, TrackingService>()("@tallymark/tracking/Tracking") {
  /**
   * A tracker over the {@link Transport} in the context: `Transport.layer()` or the one of `@tallymark/core/undici`. It
   * keeps calls in memory only; the `layer` of `@tallymark/tracking/node` has an outbox. Fails with `InvalidInput` when an
   * option makes no sense.
   */
  static readonly layer = (options: TrackerOptions): Layer.Layer<Tracking, ApiError, Transport> =>
    Layer.effect(
      Tracking,
      Effect.flatMap(settingsOf(options, { concurrency: 16, attempts: 10 }), (settings) => makeService(settings))
    )
}
