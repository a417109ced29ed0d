import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Random from "effect/Random"
import { TestClock } from "effect/testing"
import {
  ApiError,
  InvalidInput,
  RateLimited,
  type Reason,
  Rejected,
  ServerFailed,
  SigningFailed,
  TimedOut,
  TransportFailed,
  UnreadableResponse
} from "../src/ApiError.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"

const down = new ServerFailed({ status: 503, retryAfter: undefined })
const busy = (seconds: number): Reason => new RateLimited({ status: 429, retryAfter: Duration.seconds(seconds) })

/** Jitter that always draws the same: 0 is the shortest wait, 0.5 the wait as it is, 1 the longest. */
const withDraw = (draw: number) =>
  Effect.provideService(Random.Random, { nextDoubleUnsafe: () => draw, nextIntUnsafe: () => 0 })

/** When a call is attempted under a policy, in milliseconds, if it fails as often as there are reasons. */
const attemptTimes = Effect.fnUntraced(function* (options: RetryPolicy.RetryOptions, reasons: ReadonlyArray<Reason>) {
  const times: Array<number> = []
  const call = Effect.gen(function* () {
    const reason = reasons[times.push(yield* Clock.currentTimeMillis) - 1]
    if (reason !== undefined) return yield* new ApiError({ operation: "record", reason })
  })
  const retried = Effect.exit(Effect.retry(call, RetryPolicy.schedule(RetryPolicy.make(options))))
  const fiber = yield* Effect.forkChild(retried)
  yield* TestClock.adjust("1 day")
  yield* Fiber.join(fiber)
  return times
})

const waits = (times: ReadonlyArray<number>): ReadonlyArray<number> =>
  times.slice(1).map((time, at) => time - (times[at] ?? 0))

const times = (count: number, reason: Reason): ReadonlyArray<Reason> => Array.from({ length: count }, () => reason)

describe("RetryPolicy.schedule", () => {
  it.effect("doubles the wait from the base up to the cap", () =>
    Effect.gen(function* () {
      const at = yield* attemptTimes({}, times(9, down))
      assert.deepStrictEqual(waits(at), [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
    }).pipe(withDraw(0.5))
  )

  it.effect("takes the caller's base and cap", () =>
    Effect.gen(function* () {
      const at = yield* attemptTimes({ base: "2 seconds", cap: "5 seconds" }, times(4, down))
      assert.deepStrictEqual(waits(at), [2000, 4000, 5000, 5000])
    }).pipe(withDraw(0.5))
  )

  for (const [draw, factor] of [
    [0, 0.8],
    [1, 1.2]
  ] as const) {
    it.effect(`jitters a wait to ${factor} of itself at the utmost`, () =>
      Effect.gen(function* () {
        const at = yield* attemptTimes({ base: "1 second", cap: "4 seconds" }, times(4, down))
        assert.deepStrictEqual(
          waits(at),
          [1000, 2000, 4000, 4000].map((wait) => wait * factor)
        )
      }).pipe(withDraw(draw))
    )
  }

  it.effect("draws a jitter of its own for each wait", () =>
    Effect.gen(function* () {
      const at = yield* attemptTimes({ base: "1 second", cap: "1 second", attempts: 500 }, times(500, down))
      const jitters = waits(at)
      for (const wait of jitters) assert.isTrue(wait >= 800 && wait <= 1200, `${wait} ms`)
      assert.isBelow(Math.min(...jitters), 850)
      assert.isAbove(Math.max(...jitters), 1150)
    })
  )

  it.effect("waits as long as the service asks, whatever the jitter", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(waits(yield* attemptTimes({}, [busy(20), busy(7)])), [20_000, 7000])
    }).pipe(withDraw(0))
  )

  it.effect("waits its own time when the service asks for less", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(waits(yield* attemptTimes({ base: "8 seconds" }, [busy(0), busy(3)])), [8000, 16_000])
    }).pipe(withDraw(0.5))
  )

  it.effect("cuts what the service asks for to the ceiling", () =>
    Effect.gen(function* () {
      const at = yield* attemptTimes({}, [busy(300), busy(301), busy(1e12)])
      assert.deepStrictEqual(waits(at), [300_000, 300_000, 300_000])
      const own = yield* attemptTimes({ retryAfterCeiling: "1 minute" }, [busy(90)])
      assert.deepStrictEqual(waits(own), [60_000])
    }).pipe(withDraw(0.5))
  )

  it.effect("goes on doubling where it was after a wait that the service chose", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(waits(yield* attemptTimes({}, [down, busy(20), down])), [500, 20_000, 2000])
    }).pipe(withDraw(0.5))
  )

  for (const attempts of [1, 2, 5]) {
    it.effect(`attempts ${attempts} times at most when told so`, () =>
      Effect.gen(function* () {
        assert.strictEqual((yield* attemptTimes({ attempts }, times(20, down))).length, attempts)
      })
    )
  }

  it.effect("attempts ten times when told nothing", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* attemptTimes({}, times(20, down))).length, 10)
    })
  )

  for (const base of ["0 millis", "1 milli"] as const) {
    it.effect(`never gives up after Infinity attempts, from a base of ${base}`, () =>
      Effect.gen(function* () {
        const options = { base, cap: "1 second", attempts: Number.POSITIVE_INFINITY } as const
        assert.strictEqual((yield* attemptTimes(options, times(2500, down))).length, 2501)
      })
    )
  }

  it.effect("stops at success", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* attemptTimes({}, times(3, down))).length, 4)
    })
  )

  const after = Duration.seconds(1)
  const reasons: Readonly<Record<Reason["_tag"], readonly [reason: Reason, isRetried: boolean]>> = {
    InvalidInput: [new InvalidInput({ issues: [] }), false],
    SigningFailed: [new SigningFailed({ detail: "no clock" }), false],
    TransportFailed: [new TransportFailed({ code: "ECONNREFUSED" }), true],
    TimedOut: [new TimedOut({ after }), true],
    RateLimited: [new RateLimited({ status: 429, retryAfter: undefined }), true],
    Rejected: [new Rejected({ status: 400 }), false],
    ServerFailed: [down, true],
    UnreadableResponse: [new UnreadableResponse({ status: 202 }), false]
  }
  for (const [tag, [reason, isRetried]] of Object.entries(reasons)) {
    it.effect(`${isRetried ? "tries again" : "gives up"} after ${tag}`, () =>
      Effect.gen(function* () {
        assert.strictEqual((yield* attemptTimes({}, [reason])).length, isRetried ? 2 : 1)
      })
    )
  }
})

describe("RetryPolicy.make", () => {
  it("fills in the defaults", () => {
    assert.deepStrictEqual(RetryPolicy.make(), RetryPolicy.defaults)
    assert.deepStrictEqual(RetryPolicy.make({ base: undefined, attempts: undefined }), RetryPolicy.defaults)
    const { base, cap, attempts, retryAfterCeiling } = RetryPolicy.defaults
    assert.deepStrictEqual([base, cap, retryAfterCeiling].map(Duration.format), ["500ms", "30s", "5m"])
    assert.strictEqual(attempts, 10)
  })

  it("takes durations in any form, and no limits", () => {
    const policy = RetryPolicy.make({ base: 250, cap: "Infinity", attempts: Number.POSITIVE_INFINITY })
    assert.strictEqual(Duration.toMillis(policy.base), 250)
    assert.isFalse(Duration.isFinite(policy.cap))
    assert.strictEqual(policy.attempts, Number.POSITIVE_INFINITY)
  })

  const refusal = (options: object): unknown => {
    try {
      // The cast stands for a caller without types.
      return RetryPolicy.make(options as RetryPolicy.RetryOptions)
    } catch (error) {
      return error
    }
  }

  it("refuses every setting that makes no sense, by name and at once", () => {
    const error = refusal({ base: "-1 second", cap: "soon", attempts: 0, retryAfterCeiling: Number.NaN })
    assert.instanceOf(error, ApiError)
    assert.instanceOf(error.reason, InvalidInput)
    assert.deepStrictEqual(
      error.reason.issues.map(({ path }) => path),
      ["retry.attempts", "retry.base", "retry.cap", "retry.retryAfterCeiling"]
    )
    assert.notInclude(error.message, "soon")
  })

  for (const attempts of [0, -1, 1.5, Number.NaN, Number.NEGATIVE_INFINITY, "3"]) {
    it(`refuses ${inspect(attempts)} for the attempts`, () => {
      assert.instanceOf(refusal({ attempts }), ApiError)
    })
  }
})
