/**
 * The tracker as an Effect service, over the connection pool of Node.
 *
 * When the layer's scope ends, the tracker delivers what is left, so the program needs no `flush`.
 */
import { layer as poolTransport } from "@tallymark/core/undici"
import { startFakeServer } from "@tallymark/testing"
import { Tracking } from "@tallymark/tracking"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

const checkout = Effect.gen(function* () {
  const tracking = yield* Tracking
  const receipt = yield* tracking.record("eva@example.com", "Purchased", { total: "19.90", items: 2 })
  const { attempts, outcome } = yield* tracking.delivered(receipt)
  yield* Console.log(`the purchase was ${outcome} at attempt ${attempts}`)
  // An error is a value: a person nobody can be is refused before anything is sent.
  yield* tracking
    .record("anonymous", "Purchased")
    .pipe(Effect.catchTag("ApiError", (error) => Console.log(`refused: ${error.message}`)))
})

await using server = await startFakeServer()
const tracking = Tracking.layer({ key: "0".repeat(40), host: server.url, onWarning: () => undefined })
await Effect.runPromise(Effect.provide(checkout, Layer.provide(tracking, poolTransport())))
console.log(`${server.events().length} event arrived`)
