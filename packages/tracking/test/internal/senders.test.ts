import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { TestClock } from "effect/testing"
import * as Engine from "../../src/internal/Engine.ts"
import { resolve, type TrackerOptions } from "../../src/Options.ts"
import { Tracking } from "../../src/Tracking.ts"
import { key } from "../support/product.ts"
import { type Answer, type Sent, scripted, withTracking } from "../support/scripted-transport.ts"

const start = TestClock.setTime(1_700_000_000_000)

/** Runs one call against a script until it ends; tells how, and how long after the call each attempt went out. */
const deliver = (script: (sent: Sent, before: number) => Answer, options: Partial<TrackerOptions> = {}) =>
  Effect.gen(function* () {
    yield* start
    const transport = scripted(script)
    const run = Effect.gen(function* () {
      const service = yield* Tracking
      const receipt = yield* service.record("bob", "Signed Up")
      const ended = yield* Effect.forkChild(Effect.exit(service.delivered(receipt)))
      yield* TestClock.adjust("1 hour")
      const end = yield* Fiber.join(ended)
      return { end, attempts: receipt.attempts, stats: yield* service.stats }
    })
    const result = yield* withTracking(run, transport, options)
    return { ...result, sent: transport.sent, delays: transport.sent.map(({ at }) => at - 1_700_000_000_000) }
  })

const once = (answer: Answer) => (_: Sent, before: number) => (before === 0 ? answer : 200)

describe("an attempt", () => {
  it.effect.each<Answer>([200, 304])("has succeeded when the service answers %s", (answer) =>
    Effect.gen(function* () {
      const { end, attempts } = yield* deliver(() => answer)
      assert.strictEqual(end._tag, "Success")
      assert.strictEqual(attempts, 1)
    })
  )

  it.effect.each<Answer>([408, 429, 500, 502, 503, 504, "reset", "hang", "bug"])("is made again after %s", (answer) =>
    Effect.gen(function* () {
      const { end, attempts, stats } = yield* deliver(once(answer))
      assert.strictEqual(end._tag, "Success")
      assert.strictEqual(attempts, 2)
      assert.strictEqual(stats.retried, 1)
    })
  )

  it.effect.each<Answer>([201, 204, 301, 302, 307, 400, 401, 403, 404, 410, 413, 422])(
    "is the last after %s",
    (answer) =>
      Effect.gen(function* () {
        const { end, attempts, stats } = yield* deliver(() => answer)
        assert.strictEqual(end._tag, "Failure")
        assert.strictEqual(attempts, 1)
        const reason = Number(answer) < 300 ? "UnreadableResponse" : "Rejected"
        assert.deepStrictEqual(stats.droppedByReason, { [reason]: 1 })
      })
  )

  it.effect("sends the same bytes each time", () =>
    Effect.gen(function* () {
      const { sent } = yield* deliver((_, before) => (before < 4 ? 503 : 200))
      assert.strictEqual(sent.length, 5)
      for (const { request } of sent) assert.deepStrictEqual(request, sent[0]?.request)
    })
  )
})

describe("the waits between attempts", () => {
  it.effect("double from the base to the cap, give or take a fifth", () =>
    Effect.gen(function* () {
      const { delays } = yield* deliver((_, before) => (before < 6 ? 503 : 200), {
        retry: { base: "1 second", cap: "8 seconds" }
      })
      const waits = delays.slice(1).map((delay, i) => delay - (delays[i] ?? 0))
      const expected = [1000, 2000, 4000, 8000, 8000, 8000]
      assert.strictEqual(waits.length, expected.length)
      waits.forEach((wait, i) => {
        assert.isAtLeast(wait, (expected[i] ?? 0) * 0.8)
        assert.isAtMost(wait, (expected[i] ?? 0) * 1.2)
      })
    })
  )

  it.effect("are as long as Retry-After asks, in seconds", () =>
    Effect.gen(function* () {
      const { delays } = yield* deliver(once({ status: 429, retryAfter: "45" }))
      assert.deepStrictEqual(delays, [0, 45_000])
    })
  )

  it.effect("are as long as Retry-After asks, as a date", () =>
    Effect.gen(function* () {
      const { delays } = yield* deliver(once({ status: 503, retryAfter: new Date(1_700_000_090_000).toUTCString() }))
      assert.deepStrictEqual(delays, [0, 90_000])
    })
  )

  it.effect("are cut where Retry-After asks for too much, and are their own where it makes no sense", () =>
    Effect.gen(function* () {
      const retry = { base: 100, retryAfterCeiling: "2 minutes" } as const
      const long = yield* deliver(once({ status: 429, retryAfter: "86400" }), { retry })
      assert.deepStrictEqual(long.delays, [0, 120_000])
      const junk = yield* deliver(once({ status: 429, retryAfter: "soon" }), { retry })
      assert.isAtMost(junk.delays[1] ?? 0, 120)
    })
  )

  it.effect("end when there have been enough attempts", () =>
    Effect.gen(function* () {
      const { end, delays, stats } = yield* deliver(() => 500, { retry: { attempts: 4 } })
      assert.strictEqual(delays.length, 4)
      assert.include(String(end), "the service failed with 500")
      assert.deepStrictEqual(stats.droppedByReason, { ServerFailed: 1 })
      assert.deepInclude(stats, { queued: 0, inFlight: 0, queuedBytes: 0 })
    })
  )

  it.effect("end after the first when one attempt is allowed", () =>
    Effect.gen(function* () {
      const { delays } = yield* deliver(() => "reset", { retry: { attempts: 1 } })
      assert.deepStrictEqual(delays, [0])
    })
  )

  it.effect("never end when attempts are without limit", () =>
    Effect.gen(function* () {
      const { attempts } = yield* deliver((_, before) => (before < 110 ? 500 : 200), {
        retry: { attempts: Number.POSITIVE_INFINITY }
      })
      assert.strictEqual(attempts, 111)
    })
  )
})

describe("hurry", () => {
  it.effect("sends everything queued at once, beyond the usual number", () =>
    Effect.gen(function* () {
      yield* start
      const transport = scripted((_, before) => (before === 0 ? 400 : "hang"))
      const settings = resolve({ key, onWarning: () => undefined }, { concurrency: 1, attempts: 10 })
      const engine = yield* Engine.make(settings).pipe(Effect.provide(transport.layer))
      for (let i = 0; i < 50; i++) engine.record("bob", `Event ${i}`, {}, undefined)
      yield* TestClock.adjust(0)
      assert.strictEqual(transport.sent.length, 2)
      engine.hurry()
      assert.strictEqual(transport.sent.length, 50)
      engine.hurry()
      assert.strictEqual(transport.sent.length, 50)
      assert.deepInclude(engine.stats(), { queued: 0, inFlight: 49 })
    })
  )
})

describe("a call that never gets through", () => {
  it.effect("keeps no other waiting, however few are sent at once", () =>
    Effect.gen(function* () {
      yield* start
      const transport = scripted(({ name }) => (name.startsWith("Poison") ? 500 : 200))
      const options = { concurrency: 2, retry: { attempts: Number.POSITIVE_INFINITY } }
      const run = Effect.gen(function* () {
        const service = yield* Tracking
        for (let i = 0; i < 4; i++) yield* service.record("bob", `Poison ${i}`)
        for (let i = 0; i < 100; i++) yield* service.record("bob", `Good ${i}`)
        yield* TestClock.adjust("2 minutes")
        assert.strictEqual((yield* service.stats).delivered, 100)
        assert.strictEqual((yield* service.stats).inFlight, 4)
      })
      yield* withTracking(run, transport, options)
    })
  )

  it.effect("is not taken for an outage while others get through", () =>
    Effect.gen(function* () {
      yield* start
      const warnings: Array<string> = []
      const transport = scripted(({ name }) => (name === "Poison" ? 500 : 200))
      const options: Partial<TrackerOptions> = { concurrency: 1, onWarning: (message) => warnings.push(message) }
      const run = Effect.gen(function* () {
        const service = yield* Tracking
        yield* service.record("bob", "Poison")
        for (let i = 0; i < 60; i++) {
          yield* service.record("bob", `Good ${i}`)
          yield* TestClock.adjust("1 second")
        }
        assert.strictEqual((yield* service.stats).delivered, 60)
      })
      yield* withTracking(run, transport, options)
      assert.deepStrictEqual(warnings, [])
    })
  )

  it.effect("says that the service is failing when nobody gets through", () =>
    Effect.gen(function* () {
      yield* start
      const warnings: Array<string> = []
      const run = Effect.gen(function* () {
        const service = yield* Tracking
        yield* service.record("bob", "Only One")
        yield* TestClock.adjust("5 seconds")
        assert.strictEqual(warnings.length, 1)
      })
      const options: Partial<TrackerOptions> = { onWarning: (message) => warnings.push(message) }
      const transport = scripted(() => 500)
      yield* withTracking(run, transport, options)
    })
  )
})
