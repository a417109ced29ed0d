import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as RateLimiter from "effect/persistence/RateLimiter"
import { TestClock } from "effect/testing"
import { Limits } from "../../src/limits/Limits.ts"
import { MaxWait } from "../../src/limits/MaxWait.ts"
import { begin, startTimes } from "./support/start-times.ts"

const hour = 3_600_500
const second = 1_500
const repeated = (times: number, value: number): ReadonlyArray<number> => Array.from({ length: times }, () => value)

describe("the rate of a pool", () => {
  it.effect("lets 60 calls through at once and the others as the first return, each a window later", () =>
    Effect.gen(function* () {
      const times = yield* startTimes("query", 130)
      assert.deepStrictEqual(times, [...repeated(60, 0), ...repeated(60, hour), ...repeated(10, 2 * hour)])
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("has never more than 60 in any hour, however the calls are spread", () =>
    Effect.gen(function* () {
      const gaps = [0, 1, 59, 240, 17, 3_000, 1, 1, 90, 600, 0, 0, 5]
      const times = yield* startTimes("query", 240, (call) => Duration.seconds((gaps[call % gaps.length] ?? 0) / 8))
      for (const [index, time] of times.entries()) {
        const within = times.slice(index).filter((other) => other - time <= Duration.toMillis("1 hour"))
        assert.isAtMost(within.length, 60, `from call ${index}`)
      }
      assert.isAbove(Math.max(...times), 3 * hour)
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("holds where a fixed window of 60 would let 119 calls through around its end", () =>
    Effect.gen(function* () {
      const limiter = yield* RateLimiter.RateLimiter
      const limits = yield* Limits
      const fixed: Array<number> = []
      const rolling: Array<number> = []
      const ask = Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis
        const window = { key: "query", limit: 60, window: "1 hour", onExceeded: "fail" } as const
        const note = (times: Array<number>) => Effect.sync(() => times.push(now))
        yield* Effect.ignore(Effect.andThen(limiter.consume(window), note(fixed)))
        yield* Effect.ignore(limits.permit("query", note(rolling)))
      })
      yield* ask
      yield* TestClock.adjust("59 seconds")
      yield* Effect.repeat(ask, { times: 58 })
      yield* TestClock.adjust("3541 seconds")
      yield* Effect.repeat(ask, { times: 59 })
      const afterFirst = (times: ReadonlyArray<number>) => times.filter((time) => time > 0).length
      assert.strictEqual(afterFirst(fixed), 59 + 60)
      assert.strictEqual(afterFirst(rolling), 59)
    }).pipe(
      Effect.provideService(MaxWait, Duration.zero),
      Effect.provide([Limits.layerMemory(), RateLimiter.layer]),
      Effect.provide(RateLimiter.layerStoreMemory)
    )
  )

  it.effect("lets three exports a second through", () =>
    Effect.gen(function* () {
      const times = yield* startTimes("export", 8)
      assert.deepStrictEqual(times, [0, 0, 0, second, second, second, 2 * second, 2 * second])
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("keeps the hour and the second together", () =>
    Effect.gen(function* () {
      const times = yield* startTimes("export", 64)
      assert.deepStrictEqual(times.slice(57), [...repeated(3, 19 * second), ...repeated(3, hour), hour + second])
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("counts queries, JQL and exports apart, and says what is left", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* startTimes("query", 60)
      yield* startTimes("jql", 2)
      const { query, jql, export: exports } = yield* limits.status
      assert.deepStrictEqual([query.used, query.remaining, query.nextAt.getTime()], [60, 0, hour + 1])
      assert.deepStrictEqual([jql.used, jql.remaining, jql.nextAt.getTime()], [2, 58, 2])
      assert.deepStrictEqual([exports.used, exports.remaining, exports.running], [0, 60, 0])
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("can be another number, or none", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      assert.deepStrictEqual(yield* startTimes("query", 3), [0, 0, hour])
      assert.deepStrictEqual(yield* startTimes("jql", 200), repeated(200, 0))
      yield* limits.permit("export", Effect.void)
      const status = yield* limits.status
      assert.deepInclude(status.jql, { used: 0, remaining: Infinity })
      assert.deepInclude(status.export, { used: 0, remaining: Infinity })
    }).pipe(
      Effect.provide(
        Limits.layerMemory({ query: { perHour: 2 }, jql: { perHour: Infinity }, export: { perHour: Infinity } })
      )
    )
  )

  it.effect("goes on in an hour when the system clock is set back by a day", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* TestClock.setTime(Date.UTC(2026, 10, 22))
      yield* startTimes("query", 60)
      yield* TestClock.setTime(Date.UTC(2026, 10, 21))
      const blocked = yield* begin(limits.permit("query", Clock.currentTimeMillis))
      yield* TestClock.adjust("2 hours")
      assert.strictEqual(yield* Fiber.join(blocked), Date.UTC(2026, 10, 21) + hour + 1)
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("foretells what then happens, whatever was used before", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* startTimes("export", 37, (call) => Duration.seconds((call * 7) % 40))
      const foretold = yield* limits.forecast("export", 150)
      const times = yield* startTimes("export", 150)
      assert.strictEqual(Math.max(...times), Duration.toMillis(foretold) - 1)
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("foretells when a number of calls will have been let through", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      const seconds = (calls: number) => Effect.map(limits.forecast("export", calls), Duration.toMillis)
      assert.deepStrictEqual(yield* Effect.forEach([0, 1, 3, 4, 60, 61, 64], seconds), [
        0,
        0,
        0,
        second,
        19 * second,
        hour,
        hour + second
      ])
    }).pipe(Effect.provide(Limits.layerMemory()))
  )
})
