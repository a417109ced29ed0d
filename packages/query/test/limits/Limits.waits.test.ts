import { assert, describe, it } from "@effect/vitest"
import { ApiError, RateLimited, ServerFailed } from "@tallymark/core"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { TestClock } from "effect/testing"
import { Limits } from "../../src/limits/Limits.ts"
import { MaxWait } from "../../src/limits/MaxWait.ts"
import { begin, startTimes } from "./support/start-times.ts"

const hour = 3_600_500

/** The time to wait that a refusal of our own names. */
const retryAfter = (error: unknown): number | undefined => {
  assert.instanceOf(error, RateLimited)
  assert.isUndefined(error.status)
  return error.retryAfter && Duration.toMillis(error.retryAfter)
}

describe("the longest wait", () => {
  it.effect("refuses at once what would wait longer, and says how long", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* Effect.repeat(limits.permit("query", Effect.void), { times: 59 })
      yield* TestClock.adjust("20 minutes")
      const error = yield* Effect.flip(limits.permit("query", Effect.void))
      assert.strictEqual(retryAfter(error), hour - 20 * 60_000)
    }).pipe(Effect.provide(Limits.layerMemory({ maxWait: "40 minutes" })))
  )

  it.effect("counts those who stand ahead", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* limits.permit("query", Effect.void)
      const ahead = yield* begin(limits.permit("query", Clock.currentTimeMillis))
      const error = yield* Effect.flip(limits.permit("query", Effect.void))
      assert.strictEqual(retryAfter(error), 2 * hour - 1)
      yield* TestClock.adjust("2 hours")
      assert.strictEqual(yield* Fiber.join(ahead), hour)
    }).pipe(Effect.provide(Limits.layerMemory({ query: { perHour: 1 }, maxWait: "90 minutes" })))
  )

  it.effect("can be another for each call", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* Effect.repeat(limits.permit("query", Effect.void), { times: 59 })
      const patient = yield* begin(limits.permit("query", Clock.currentTimeMillis))
      const impatient = limits.permit("query", Effect.void).pipe(Effect.provideService(MaxWait, Duration.minutes(1)))
      assert.strictEqual(retryAfter(yield* Effect.flip(impatient)), hour - 1)
      yield* TestClock.adjust("2 hours")
      assert.strictEqual(yield* Fiber.join(patient), hour)
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("ends a wait for running calls, which nobody can foretell", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* begin(limits.permit("query", Effect.never))
      const blocked = yield* begin(Effect.flip(limits.permit("query", Effect.void)))
      yield* TestClock.adjust("2999 millis")
      assert.isUndefined(blocked.pollUnsafe())
      yield* TestClock.adjust("1 millis")
      assert.isUndefined(retryAfter(yield* Fiber.join(blocked)))
    }).pipe(Effect.provide(Limits.layerMemory({ query: { concurrent: 1 }, maxWait: "3 seconds" })))
  )
})

describe("the longest wait of one who stands behind others", () => {
  it.effect("ends though the first in line waits on", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* begin(limits.permit("query", Effect.never))
      const first = yield* begin(limits.permit("query", Effect.void))
      const impatient = limits.permit("query", Effect.void).pipe(Effect.provideService(MaxWait, Duration.seconds(3)))
      const second = yield* begin(Effect.flip(impatient))
      yield* TestClock.adjust("2999 millis")
      assert.isUndefined(second.pollUnsafe())
      yield* TestClock.adjust("1 millis")
      assert.isUndefined(retryAfter(yield* Fiber.join(second)))
      assert.isUndefined(first.pollUnsafe())
    }).pipe(Effect.provide(Limits.layerMemory({ query: { concurrent: 1 } })))
  )
})

describe("the line", () => {
  it.effect("runs as many calls at once as the pool has places, and the next when one ends", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      const started: Array<string> = []
      const call = (name: string) =>
        limits.permit(
          "query",
          Effect.andThen(
            Effect.sync(() => started.push(name)),
            Effect.sleep("10 seconds")
          )
        )
      const running = yield* begin(Effect.all([..."abcdefg"].map(call), { concurrency: "unbounded" }))
      assert.strictEqual(started.join(""), "abcde")
      assert.strictEqual((yield* limits.status).query.running, 5)
      yield* TestClock.adjust("10 seconds")
      assert.strictEqual(started.join(""), "abcdefg")
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.join(running)
      assert.strictEqual((yield* limits.status).query.running, 0)
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("serves callers in the order in which they came", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      const order: Array<number> = []
      const call = (index: number) =>
        Effect.andThen(
          Effect.sleep(20 - index),
          limits.permit(
            "query",
            Effect.sync(() => order.push(index))
          )
        )
      const running = yield* begin(
        Effect.all(
          Array.from({ length: 20 }, (_, index) => call(index)),
          { concurrency: 20 }
        )
      )
      yield* TestClock.adjust("1 day")
      yield* Fiber.join(running)
      assert.deepStrictEqual(
        order,
        Array.from({ length: 20 }, (_, index) => 19 - index)
      )
    }).pipe(Effect.provide(Limits.layerMemory({ query: { perHour: 1 } })))
  )

  it.effect("closes up when somebody in it gives up", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* limits.permit("query", Effect.void)
      const call = limits.permit("query", Clock.currentTimeMillis)
      const first = yield* begin(call)
      const second = yield* begin(call)
      const third = yield* begin(call)
      yield* Fiber.interrupt(first)
      yield* Fiber.interrupt(second)
      yield* TestClock.adjust("2 hours")
      assert.strictEqual(yield* Fiber.join(third), hour)
    }).pipe(Effect.provide(Limits.layerMemory({ query: { perHour: 1 } })))
  )

  it.effect("takes back the place of a call that fails or is interrupted", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      const running = yield* begin(limits.permit("query", Effect.never))
      yield* Fiber.interrupt(running)
      yield* Effect.exit(limits.permit("query", Effect.fail("no")))
      assert.strictEqual(yield* limits.permit("query", Effect.succeed("yes")), "yes")
      assert.strictEqual((yield* limits.status).query.running, 0)
    }).pipe(Effect.provide(Limits.layerMemory({ query: { concurrent: 1 } })))
  )

  it.effect("holds a place as long as the scope that acquired it", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      const running = yield* Effect.scoped(
        Effect.andThen(
          limits.acquire("export"),
          Effect.map(limits.status, (status) => status.export.running)
        )
      )
      assert.strictEqual(running, 1)
      assert.strictEqual((yield* limits.status).export.running, 0)
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("leaves the scope of the effect to the caller", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      const released: Array<string> = []
      const body = Effect.acquireRelease(Effect.succeed("body"), (name) => Effect.sync(() => released.push(name)))
      yield* Effect.scoped(
        Effect.gen(function* () {
          yield* limits.permit("query", body)
          assert.deepStrictEqual(released, [])
          assert.strictEqual((yield* limits.status).query.running, 0)
        })
      )
      assert.deepStrictEqual(released, ["body"])
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("tells of the waits of its first", () => {
    const waits: Array<string> = []
    return Effect.gen(function* () {
      yield* startTimes("query", 3)
      assert.deepStrictEqual(waits, ["query 1h 500ms", "query 1h 500ms"])
    }).pipe(
      Effect.provide(
        Limits.layerMemory({
          query: { perHour: 1 },
          onWait: (pool, wait) => waits.push(`${pool} ${Duration.format(wait)}`)
        })
      )
    )
  })
})

describe("a 429 of the service", () => {
  const busy = (retryAfter: Duration.Duration | undefined) =>
    Effect.fail(new ApiError({ operation: "segmentation", reason: new RateLimited({ status: 429, retryAfter }) }))

  it.effect("pauses everybody in the pool for as long as it asks", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* Effect.flip(limits.permit("query", busy(Duration.seconds(90))))
      const times = yield* begin(
        Effect.all(
          [1, 2, 3].map(() => limits.permit("query", Clock.currentTimeMillis)),
          { concurrency: 3 }
        )
      )
      assert.strictEqual(yield* limits.permit("jql", Clock.currentTimeMillis), 1)
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(yield* Fiber.join(times), [90_000, 90_000, 90_000])
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("pauses for a minute where it says nothing, and never for more than an hour", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* Effect.flip(limits.permit("query", busy(undefined)))
      assert.strictEqual((yield* limits.status).query.nextAt.getTime(), 60_000)
      yield* Effect.flip(limits.permit("jql", busy(Duration.days(30))))
      assert.strictEqual((yield* limits.status).jql.nextAt.getTime(), 3_600_000)
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("is not shortened by a later one", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* limits.pause("query", "10 minutes")
      yield* limits.pause("query", "1 second")
      assert.strictEqual(retryAfter(yield* Effect.flip(limits.permit("query", Effect.void))), 600_000)
    }).pipe(Effect.provide(Limits.layerMemory({ maxWait: "1 minute" })))
  )

  it.effect("is told from other failures and from refusals of our own", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      const down = new ServerFailed({ status: 503, retryAfter: Duration.hours(1) })
      const ours = new RateLimited({ status: undefined, retryAfter: Duration.hours(1) })
      yield* Effect.flip(limits.permit("query", Effect.fail(new ApiError({ operation: "jql", reason: down }))))
      yield* Effect.flip(limits.permit("query", Effect.fail(ours)))
      assert.strictEqual((yield* limits.status).query.nextAt.getTime(), 0)
    }).pipe(Effect.provide(Limits.layerMemory()))
  )
})

describe("no limits", () => {
  it.effect("grant everything and count nothing", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* limits.pause("query", "1 hour")
      yield* Effect.all(Array.from({ length: 500 }, () => limits.permit("query", Effect.void)))
      assert.deepInclude((yield* limits.status).query, { used: 0, remaining: Infinity })
      assert.isTrue(Duration.isZero(yield* limits.forecast("export", 500)))
    }).pipe(Effect.provide(Limits.layerUnlimited))
  )
})
