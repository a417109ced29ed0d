import { assert, describe, expectTypeOf, it } from "@effect/vitest"
import { type ApiError, Transport, type TransportResponse } from "@tallymark/core"
import { createFakeServer } from "@tallymark/testing"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import { TestClock } from "effect/testing"
import type { TrackingError } from "../src/Delivery.ts"
import { layer as layerOnNode } from "../src/node.ts"
import type { TrackerOptions } from "../src/Options.ts"
import type { Receipt } from "../src/Receipt.ts"
import { Tracking } from "../src/Tracking.ts"
import type { OutboxFailed, QueueFull, TrackerClosed } from "../src/TrackingError.ts"
import { key } from "./support/product.ts"
import { type Answer, scripted, withTracking } from "./support/scripted-transport.ts"

const start = TestClock.setTime(1_700_000_000_000)

describe("the Tracking service", () => {
  it.live("records, sets and aliases", () => {
    const server = createFakeServer()
    const layer = Tracking.layer({ key }).pipe(Layer.provide(Transport.layer({ fetch: server.fetch })))
    return Effect.gen(function* () {
      const tracking = yield* Tracking
      const receipt = yield* tracking.record("bob", "Signed Up", { plan: "pro" })
      yield* tracking.set("bob", { city: "Oslo" })
      yield* tracking.alias("bob", "rob")
      assert.strictEqual((yield* tracking.delivered(receipt)).outcome, "delivered")
      assert.strictEqual((yield* tracking.flush()).pending, 0)
      assert.deepInclude(yield* tracking.stats, { accepted: 3, delivered: 3 })
      assert.deepStrictEqual(server.person("rob")?.properties, { plan: "pro", city: "Oslo" })
      assert.deepStrictEqual(server.violations, [])
    }).pipe(Effect.provide(layer))
  })

  it.effect("takes the time from the clock of its layer", () =>
    Effect.gen(function* () {
      yield* start
      const run = Tracking.use((tracking) => tracking.record("bob", "Signed Up"))
      const receipt = yield* withTracking(
        run,
        scripted(() => 200)
      )
      assert.strictEqual(receipt.timestamp, 1_700_000_000)
    })
  )

  it.effect("fails in the types: invalid, full, closed, or given up", () =>
    Effect.gen(function* () {
      yield* start
      const run = Effect.gen(function* () {
        const tracking = yield* Tracking
        expectTypeOf(tracking.record).returns.toEqualTypeOf<Effect.Effect<Receipt, TrackingError>>()
        expectTypeOf<TrackingError>().toEqualTypeOf<ApiError | OutboxFailed | QueueFull | TrackerClosed>()
        const invalid = yield* Effect.flip(tracking.record("", "Signed Up"))
        assert.strictEqual(invalid._tag, "ApiError")
        const refused = yield* tracking.record("bob", "Signed Up").pipe(
          Effect.flatMap(tracking.delivered),
          Effect.catchReason("ApiError", "Rejected", (reason) => Effect.succeed(reason.status))
        )
        assert.strictEqual(refused, 403)
        return tracking
      })
      const tracking = yield* withTracking(
        run,
        scripted(() => 403)
      )
      const closed = yield* Effect.flip(tracking.set("bob", { a: 1 }))
      assert.strictEqual(closed._tag, "TrackerClosed")
    })
  )

  it.effect("fails a call that finds no room", () =>
    Effect.gen(function* () {
      yield* start
      const run = Effect.gen(function* () {
        const tracking = yield* Tracking
        yield* tracking.record("bob", "A")
        return yield* Effect.flip(tracking.record("bob", "B"))
      })
      const queue = { maxEvents: 1, overflow: "drop-newest" } as const
      const error = yield* withTracking(
        run,
        scripted(() => "hang"),
        { queue }
      )
      assert.strictEqual(error._tag, "QueueFull")
    })
  )

  it.effect("holds a caller back until there is room", () =>
    Effect.gen(function* () {
      yield* start
      const transport = scripted(() => ({ status: 200, after: 1000 }))
      const run = Effect.gen(function* () {
        const tracking = yield* Tracking
        let accepted = 0
        const caller = yield* Effect.forkChild(
          Effect.forEach([1, 2, 3, 4, 5], (i) =>
            Effect.tap(tracking.record("bob", `Event ${i}`), () => Effect.sync(() => accepted++))
          )
        )
        const seen: Array<number> = []
        for (let i = 0; i < 4; i++) {
          yield* TestClock.adjust(i === 0 ? 0 : 1000)
          yield* turns
          seen.push(accepted)
        }
        yield* Fiber.join(caller)
        return seen
      })
      const seen = yield* withTracking(run, transport, { concurrency: 1, queue: { maxEvents: 2 } })
      assert.deepStrictEqual(seen, [2, 3, 4, 5])
    })
  )

  it.effect("delivers a call whose caller was interrupted while it waited", () =>
    Effect.gen(function* () {
      yield* start
      const transport = scripted(() => ({ status: 200, after: 1000 }))
      const run = Effect.gen(function* () {
        const tracking = yield* Tracking
        yield* tracking.record("bob", "A")
        const waiting = yield* Effect.forkChild(tracking.record("bob", "B"))
        yield* TestClock.adjust(0)
        yield* Fiber.interrupt(waiting)
        assert.strictEqual((yield* tracking.stats).waiting, 1)
        yield* TestClock.adjust("2 seconds")
        return yield* tracking.stats
      })
      const stats = yield* withTracking(run, transport, { concurrency: 1, queue: { maxEvents: 1 } })
      assert.strictEqual(stats.delivered, 2)
    })
  )
})

describe("the scope of the layer", () => {
  const closing = (answer: Answer) =>
    Effect.gen(function* () {
      yield* start
      const dropped: Array<string> = []
      const transport = scripted(() => answer)
      const scope = yield* Scope.make()
      const layer = Tracking.layer({
        key,
        onDropped: (_, error) => dropped.push(error._tag),
        onWarning: () => undefined
      })
      const context = yield* Layer.buildWithScope(Layer.provide(layer, transport.layer), scope)
      const tracking = Context.get(context, Tracking)
      for (let i = 0; i < 20; i++) yield* tracking.record("bob", `Event ${i}`)
      const closed = yield* Effect.forkChild(Scope.close(scope, Exit.void))
      return { closed, dropped, transport, tracking }
    })

  it.effect("flushes when it closes", () =>
    Effect.gen(function* () {
      const { closed, dropped, transport } = yield* closing({ status: 200, after: 1000 })
      yield* TestClock.adjust("5 seconds")
      yield* Fiber.join(closed)
      assert.strictEqual(transport.sent.length, 20)
      assert.deepStrictEqual(dropped, [])
    })
  )

  it.effect("waits for ten seconds, and drops what is left with a word", () =>
    Effect.gen(function* () {
      const { closed, dropped, tracking } = yield* closing("hang")
      yield* TestClock.adjust("9 seconds")
      assert.isUndefined(closed.pollUnsafe())
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(closed)
      assert.deepStrictEqual(
        dropped,
        Array.from({ length: 20 }, () => "TrackerClosed")
      )
      assert.deepInclude(yield* tracking.stats, { dropped: 20, queued: 0, inFlight: 0 })
    })
  )

  it.effect("ends each call once, also when an answer comes while it is being given up", () =>
    Effect.gen(function* () {
      yield* start
      const answer = Deferred.makeUnsafe<void>()
      const ends: Array<string> = []
      const execute = () => Effect.as(Deferred.await(answer), ok)
      const layer = Tracking.layer({
        key,
        onDelivered: ({ outcome }) => ends.push(outcome),
        onDropped: (_, error) => {
          ends.push(error._tag)
          Deferred.doneUnsafe(answer, Effect.void)
        }
      })
      const scope = yield* Scope.make()
      const transport = Layer.succeed(Transport, { execute, stream: () => Effect.die("a tracker streams nothing") })
      const tracking = Context.get(yield* Layer.buildWithScope(Layer.provide(layer, transport), scope), Tracking)
      yield* tracking.record("bob", "Signed Up")
      const closed = yield* Effect.forkChild(Scope.close(scope, Exit.void))
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.join(closed)
      assert.deepStrictEqual(ends, ["TrackerClosed"])
      assert.deepInclude(yield* tracking.stats, { delivered: 0, dropped: 1 })
    })
  )
})

describe("a flush of the service", () => {
  it.effect.each([
    [{ timeout: "3 seconds" }, 3_000],
    [{}, 10_000],
    [{ timeout: Number.NaN }, 10_000]
  ] as const)("with %j settles after %d ms, as that of a tracker with promises does", ([options, deadline]) =>
    Effect.gen(function* () {
      yield* start
      const run = Effect.gen(function* () {
        const tracking = yield* Tracking
        yield* tracking.record("bob", "Signed Up")
        const flush = yield* Effect.forkChild(tracking.flush(options))
        yield* TestClock.adjust(deadline - 1)
        assert.isUndefined(flush.pollUnsafe())
        yield* TestClock.adjust(1)
        return yield* Fiber.join(flush)
      })
      const { pending } = yield* withTracking(
        run,
        scripted(() => "hang")
      )
      assert.strictEqual(pending, 1)
    })
  )
})

describe("a layer with options that make no sense", () => {
  const options = { key, timeout: "soon" as never, outbox: false } as const

  it.effect.each([
    ["Tracking.layer", Layer.provide(Tracking.layer(options as TrackerOptions), Transport.layer())],
    ["the layer of /node", layerOnNode(options)]
  ] as const)("fails in the types: %s", ([, layer]) =>
    Effect.gen(function* () {
      expectTypeOf(layer).toEqualTypeOf<Layer.Layer<Tracking, ApiError>>()
      const error = yield* Effect.flip(Effect.provide(Tracking, layer))
      assert.match(error.message, /^createTracker: timeout: must be a duration/)
    })
  )
})

describe("a layer that ends", () => {
  it.effect("delivers first, also what needs a second try for that", () =>
    Effect.gen(function* () {
      yield* start
      const transport = scripted((_, before) => (before === 0 ? 503 : 200))
      const receipt = yield* withTracking(
        Effect.flatMap(Tracking, (tracking) => Effect.map(tracking.record("bob", "Signed Up"), (made) => [made])),
        transport
      )
      assert.strictEqual(transport.sent.length, 2)
      assert.strictEqual((yield* Effect.promise(() => Promise.all(receipt)))[0]?.outcome, "delivered")
    })
  )
})

const ok: TransportResponse = { status: 200, header: () => undefined, body: new Uint8Array(), opaque: false }

/** Lets promises settle, which the test clock does not know of. */
const turns = Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))
