import { assert, describe, it } from "@effect/vitest"
import { FakeServer } from "@tallymark/testing"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import { call } from "./faces.ts"

const record = (server: FakeServer) => Effect.promise(() => server.fetch(call(server, "/e", { _p: "bob", _n: "Did" })))

describe("the layer", () => {
  it.effect("provides a server in memory that keeps test time", () =>
    Effect.gen(function* () {
      const server = yield* FakeServer
      yield* TestClock.adjust("365000 days")
      assert.strictEqual((yield* record(server)).status, 200)
      assert.strictEqual(server.events()[0]?.timestamp, 365_000 * 86_400)
    }).pipe(Effect.provide(FakeServer.layer()))
  )

  it.effect("delays by test time", () =>
    Effect.gen(function* () {
      const server = yield* FakeServer
      const answer = yield* Effect.forkChild(record(server))
      yield* Effect.promise(() => server.waitFor(() => server.clock.waiting === 1))
      yield* TestClock.adjust("59 minutes")
      assert.strictEqual(server.clock.waiting, 1)
      yield* TestClock.adjust("1 minute")
      assert.strictEqual((yield* Fiber.join(answer)).status, 200)
    }).pipe(
      Effect.provide(FakeServer.layer({ clock: undefined, faults: [{ fault: { kind: "delay", by: "1 hour" } }] }))
    )
  )

  it.effect("leaves the clock alone that the options name", () =>
    Effect.gen(function* () {
      const server = yield* FakeServer
      yield* TestClock.adjust("1 hour")
      assert.strictEqual(server.clock.now(), 1_600_000_000_000)
    }).pipe(Effect.provide(FakeServer.layer({ clock: 1_600_000_000_000 })))
  )

  it.live("provides a server on a socket for as long as the scope is open", () =>
    Effect.gen(function* () {
      const url = yield* Effect.gen(function* () {
        const server = yield* FakeServer
        const response = yield* Effect.promise(() => fetch(call(server, "/e", { _p: "bob", _n: "Did" })))
        assert.strictEqual(response.status, 200)
        return server.url
      }).pipe(Effect.provide(FakeServer.layerSocket()))
      const error = yield* Effect.flip(
        Effect.tryPromise({ try: () => fetch(url), catch: (cause) => cause as TypeError })
      )
      assert.strictEqual((error.cause as { readonly code: string }).code, "ECONNREFUSED")
    })
  )
})
