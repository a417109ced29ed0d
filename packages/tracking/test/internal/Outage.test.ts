import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { TestClock } from "effect/testing"
import { Tracking } from "../../src/Tracking.ts"
import { type Answer, scripted, withTracking } from "../support/scripted-transport.ts"

const start = 1_700_000_000_000
const down = { from: start + 10_000, to: start + 30_000 }

const answers: ReadonlyArray<[string, Answer]> = [
  ["500", 500],
  ["a refused connection", "reset"],
  ["429 with Retry-After 5", { status: 429, retryAfter: "5" }],
  ["503 with Retry-After 30", { status: 503, retryAfter: "30" }],
  ["500 after 20 ms", { status: 500, after: 20 }]
]

describe("an outage of twenty seconds", () => {
  it.effect.each(answers)("of %s costs fewer than ten requests and one warning, and loses nothing", ([_, answer]) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const isDown = (at: number) => at >= down.from && at < down.to
      const transport = scripted(({ at }) => (isDown(at) ? answer : 200))
      const warnings: Array<string> = []
      const run = Effect.gen(function* () {
        const service = yield* Tracking
        for (let i = 0; i < 1600; i++) {
          yield* service.record("bob", `Event ${i}`)
          yield* TestClock.adjust("25 millis")
        }
        yield* TestClock.adjust("1 minute")
        return yield* service.stats
      })
      const stats = yield* withTracking(run, transport, { onWarning: (message) => warnings.push(message) })
      assert.isBelow(transport.sent.filter(({ at }) => isDown(at)).length, 10)
      assert.deepInclude(stats, { delivered: 1600, dropped: 0, queued: 0, inFlight: 0 })
      assert.strictEqual(warnings.length, 1)
      assert.match(warnings[0] ?? "", /^tallymark: record: .*; keeping calls until the service is back$/)
    })
  )

  it.effect("that hangs costs one request per connection, and then one at a time", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const transport = scripted(({ at }) => (at < start + 20_000 ? "hang" : 200))
      const run = Effect.gen(function* () {
        const service = yield* Tracking
        for (let i = 0; i < 100; i++) yield* service.record("bob", `Event ${i}`)
        yield* TestClock.adjust("20 seconds")
        assert.isAtMost(transport.sent.length, 16 + 2)
        yield* TestClock.adjust("1 minute")
        return yield* service.stats
      })
      const stats = yield* withTracking(run, transport, { concurrency: 16, timeout: "10 seconds" })
      assert.deepInclude(stats, { delivered: 100, dropped: 0 })
    })
  )

  it.effect("is warned of again when it is another", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const transport = scripted(({ at }) => (Math.floor((at - start) / 60_000) % 2 === 0 ? 503 : 200))
      const warnings: Array<string> = []
      const run = Effect.gen(function* () {
        const service = yield* Tracking
        for (let i = 0; i < 240; i++) {
          yield* service.record("bob", `Event ${i}`)
          yield* TestClock.adjust("1 second")
        }
        return yield* service.stats
      })
      const stats = yield* withTracking(run, transport, { onWarning: (message) => warnings.push(message) })
      assert.strictEqual(warnings.length, 2)
      assert.strictEqual(stats.dropped, 0)
    })
  )
})

describe("while the gate is shut", () => {
  it.effect("waits at least as long as the longest Retry-After of those that were under way", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const script: ReadonlyArray<Answer> = [
        { status: 503, retryAfter: "1", after: 100 },
        { status: 429, retryAfter: "60", after: 200 }
      ]
      const transport = scripted((_, before) => script[before] ?? 200)
      const run = Effect.gen(function* () {
        const service = yield* Tracking
        for (let i = 0; i < 10; i++) yield* service.record("bob", `Event ${i}`)
        yield* TestClock.adjust("5 minutes")
        return yield* service.stats
      })
      const stats = yield* withTracking(run, transport, { concurrency: 2 })
      assert.strictEqual(stats.delivered, 10)
      assert.deepStrictEqual(
        transport.sent.slice(0, 3).map(({ at }) => at - start),
        [0, 0, 60_200]
      )
    })
  )

  it.effect("sends one at a time, and all at once when it opens", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const transport = scripted((_, before) =>
        before === 0 ? { status: 503, retryAfter: "1" } : { status: 200, after: 1000 }
      )
      const run = Effect.gen(function* () {
        const service = yield* Tracking
        yield* service.record("bob", "First")
        yield* TestClock.adjust(0)
        for (let i = 0; i < 8; i++) yield* service.record("bob", `Event ${i}`)
        yield* TestClock.adjust("1 second")
        assert.strictEqual(transport.sent.length, 2)
        yield* TestClock.adjust("2 seconds")
        return yield* service.stats
      })
      const stats = yield* withTracking(run, transport, { concurrency: 8 })
      assert.strictEqual(stats.delivered, 9)
    })
  )

  it.effect("opens for an answer that is a refusal: the service is there", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const transport = scripted((_, before) => (before === 0 ? 500 : before === 1 ? 400 : 200))
      const run = Effect.gen(function* () {
        const service = yield* Tracking
        for (let i = 0; i < 50; i++) yield* service.record("bob", `Event ${i}`)
        yield* TestClock.adjust("1 second")
        return yield* service.stats
      })
      const stats = yield* withTracking(run, transport, { concurrency: 1 })
      assert.deepInclude(stats, { delivered: 49, dropped: 1 })
    })
  )
})
