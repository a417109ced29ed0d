import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Random from "effect/Random"
import { TestClock } from "effect/testing"
import * as ApiClient from "../src/ApiClient.ts"
import { type ApiError, TimedOut, TransportFailed } from "../src/ApiError.ts"
import { productKey } from "../src/credentials/product-key.ts"
import { kissmetricsTracking } from "../src/generated/kissmetrics-tracking.operations.ts"
import type { Parameters } from "../src/Operation.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"
import { Transport, type TransportRequest, type TransportResponse } from "../src/Transport.ts"

type Attempt = Effect.Effect<TransportResponse, TransportFailed | TimedOut>

const answer = (status: number, headers: Readonly<Record<string, string>> = {}): Attempt =>
  Effect.succeed({ status, header: (name) => headers[name], body: new Uint8Array(), opaque: false })

const signUp: Parameters = [
  ["_p", "bob"],
  ["_n", "Signed Up"]
]

/** One call against attempts that end one after another as given, then well. */
const call = Effect.fnUntraced(
  function* (attempts: ReadonlyArray<Attempt>, parameters = signUp) {
    const sent: Array<TransportRequest> = []
    const times: Array<number> = []
    const execute = (request: TransportRequest): Attempt =>
      Effect.gen(function* () {
        times.push(yield* Clock.currentTimeMillis)
        return yield* attempts[sent.push(request) - 1] ?? answer(200)
      })
    const client = yield* ApiClient.make({
      service: kissmetricsTracking,
      credentials: productKey("0123456789abcdef0123456789abcdef01234567"),
      generation: "current",
      timeout: Duration.seconds(1),
      retry: RetryPolicy.defaults
    }).pipe(Effect.provideService(Transport, { execute, stream: () => Effect.die("nothing is to be streamed") }))
    const start = yield* Clock.currentTimeMillis
    const fiber = yield* Effect.forkChild(Effect.result(client.call("record", parameters)))
    yield* TestClock.adjust("1 day")
    return { sent, times: times.map((time) => time - start), result: yield* Fiber.join(fiber) }
  },
  Effect.provideService(Random.Random, { nextDoubleUnsafe: () => 0.5, nextIntUnsafe: () => 0 })
)

describe("ApiClient.call", () => {
  it.effect("tries again at the policy's times until it is through", () =>
    Effect.gen(function* () {
      const after = Duration.seconds(1)
      const failures = [answer(503), answer(408), answer(429), Effect.fail(new TransportFailed({ code: "ECONNRESET" }))]
      const { times, result } = yield* call([...failures, Effect.fail(new TimedOut({ after }))])
      assert.deepStrictEqual(times, [0, 500, 1500, 3500, 7500, 15_500])
      assert.strictEqual(result._tag, "Success")
    })
  )

  it.effect("gives up with the last failure", () =>
    Effect.gen(function* () {
      const { sent, result } = yield* call([...Array.from({ length: 9 }, () => answer(500)), answer(503), answer(502)])
      assert.strictEqual(sent.length, 10)
      assert.strictEqual(result._tag === "Failure" && result.failure.message, "record: the service failed with 503")
    })
  )

  for (const status of [202, 301, 400, 401, 404, 413]) {
    it.effect(`does not try again after ${status}`, () =>
      Effect.gen(function* () {
        const { sent, result } = yield* call([answer(status)])
        assert.deepStrictEqual([sent.length, result._tag], [1, "Failure"])
      })
    )
  }

  for (const [kind, parameters] of Object.entries<Parameters>({
    query: signUp,
    form: [...signUp, ["a", "x".repeat(500)], ["b", "ø".repeat(500)]]
  })) {
    it.effect(`sends the same ${kind}, byte for byte, each time`, () =>
      Effect.gen(function* () {
        const { sent } = yield* call([answer(503), answer(503), answer(503)], parameters)
        assert.strictEqual(sent.length, 4)
        assert.strictEqual(sent[0]?.method, kind === "form" ? "POST" : "GET")
        for (const request of sent) assert.deepStrictEqual(request, sent[0])
      })
    )
  }
})

describe("Retry-After", () => {
  const now = Date.UTC(2030, 0, 1)

  /** How long a call waits after one answer with a header. */
  const waitAfter = (header: string, status = 429) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(now)
      const { times } = yield* call([answer(status, { "retry-after": header })])
      return times[1]
    })

  const understood = {
    "7": 7000,
    " 7 ": 7000,
    "0": 500,
    "Tue, 01 Jan 2030 00:01:30 GMT": 90_000,
    "Tuesday, 01-Jan-30 00:01:30 GMT": 90_000,
    "Tue Jan  1 00:01:30 2030": 90_000,
    "Mon, 31 Dec 2029 23:59:59 GMT": 500,
    "300": 300_000,
    "301": 300_000,
    "99999999999999999999": 300_000,
    "Tue, 01 Jan 2080 00:00:00 GMT": 300_000
  }
  for (const [header, wait] of Object.entries(understood)) {
    it.effect(`of ${JSON.stringify(header)} makes it wait ${Duration.format(Duration.millis(wait))}`, () =>
      Effect.gen(function* () {
        assert.strictEqual(yield* waitAfter(header), wait)
      })
    )
  }

  for (const header of ["", "soon", "-5", "1.5", "1e3", "0x10", "Infinity", "2030-01-01T00:01:30Z", "9, 9", "\u0667"]) {
    it.effect(`of ${JSON.stringify(header)} is none`, () =>
      Effect.gen(function* () {
        assert.strictEqual(yield* waitAfter(header), 500)
      })
    )
  }

  for (const status of [408, 429, 500, 502, 503, 504]) {
    it.effect(`counts with ${status}, and is on the error`, () =>
      Effect.gen(function* () {
        assert.strictEqual(yield* waitAfter("9", status), 9000)
        const attempts = Array.from({ length: 10 }, () => answer(status, { "retry-after": "9" }))
        const { result } = yield* call(attempts)
        const error: ApiError = result._tag === "Failure" ? result.failure : assert.fail("the call is to fail")
        assert.deepStrictEqual(error.retryAfter, Duration.seconds(9))
      })
    )
  }
})
