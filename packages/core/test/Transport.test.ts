import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { TestClock } from "effect/testing"
import { TimedOut, TransportFailed } from "../src/ApiError.ts"
import { type Fetch, type FetchOptions, Transport } from "../src/Transport.ts"
import { answers } from "./contract/answers.ts"
import { attempt, open, readAll } from "./contract/attempt.ts"
import { bounds } from "./contract/bounds.ts"
import { brokenStreams } from "./contract/broken-streams.ts"
import { failures } from "./contract/failures.ts"
import { idleness } from "./contract/idleness.ts"
import { requests } from "./contract/requests.ts"
import { streams } from "./contract/streams.ts"

const origin = "https://trk.example"

/** One attempt over a function instead of a network. */
const over = (fetch: Fetch, init?: FetchOptions["init"]) =>
  Effect.provide(attempt(origin, { target: "/e?_p=bob" }), Transport.layer({ fetch, init }))

/** A response of a type that only browsers make. */
const hidden = (type: ResponseType): Response =>
  Object.defineProperties(new Response(), { type: { value: type }, status: { value: 0 } })

describe("Transport.layer", () => {
  answers(Transport.layer())
  bounds(Transport.layer())
  requests(Transport.layer())
  failures(Transport.layer())
  streams(Transport.layer())
  brokenStreams(Transport.layer())
  idleness("fetch")

  describe("with a fetch of the caller's", () => {
    requests(Transport.layer({ fetch: (request) => fetch(request) }))

    it.effect("hands it a request that says everything", () =>
      Effect.gen(function* () {
        const seen: Array<ReadonlyArray<unknown>> = []
        const fetch: Fetch = async (...all) => {
          seen.push(all)
          assert.strictEqual(await all[0].text(), "a=1")
          return new Response("taken")
        }
        const transport = yield* Effect.provide(Transport, Transport.layer({ fetch, init: { keepalive: true } }))
        const headers = { "content-type": "application/x-www-form-urlencoded" }
        const timeout = Duration.seconds(1)
        yield* transport.execute({ method: "POST", origin, target: "/e", headers, body: "a=1", timeout })
        assert.strictEqual(seen.length, 1)
        const [request, ...rest] = seen[0] ?? []
        assert.instanceOf(request, Request)
        assert.deepStrictEqual(rest, [])
        assert.strictEqual(request.url, `${origin}/e`)
        assert.deepStrictEqual([request.method, request.redirect, request.keepalive], ["POST", "manual", true])
        assert.deepStrictEqual(Object.fromEntries(request.headers), headers)
      })
    )

    it.effect("calls it once, also when the network fails", () =>
      Effect.gen(function* () {
        let calls = 0
        const error = yield* Effect.flip(
          over(() => {
            calls++
            return Promise.reject(new TypeError("fetch failed"))
          })
        )
        assert.instanceOf(error, TransportFailed)
        assert.isUndefined(error.code)
        assert.strictEqual(calls, 1)
      })
    )

    it.effect("fails when it throws, or fails with what is no error", () =>
      Effect.gen(function* () {
        const throws: Fetch = () => {
          throw new Error("at once")
        }
        assert.instanceOf(yield* Effect.flip(over(throws)), TransportFailed)
        assert.instanceOf(yield* Effect.flip(over(() => Promise.reject("no reason"))), TransportFailed)
        assert.instanceOf(yield* Effect.flip(over(() => Promise.reject(undefined))), TransportFailed)
      })
    )

    it.effect("keeps the deadline, to the millisecond, when it ignores its signal", () =>
      Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(Effect.flip(over(() => new Promise(() => {}))))
        yield* TestClock.adjust(Duration.millis(3999))
        assert.isUndefined(fiber.pollUnsafe())
        yield* TestClock.adjust(Duration.millis(1))
        assert.instanceOf(yield* Fiber.join(fiber), TimedOut)
      })
    )

    it.live("times out in a silence of the body, and cancels it, when it ignores its signal", () =>
      Effect.gen(function* () {
        const canceled = Promise.withResolvers<void>()
        const body = new ReadableStream({ cancel: () => canceled.resolve() })
        const fetch: Fetch = async () => new Response(body)
        const silence = Duration.millis(20)
        const answer = yield* Effect.provide(open(origin, { idleTimeout: silence }), Transport.layer({ fetch }))
        const error = yield* Effect.flip(readAll(answer.body))
        assert.instanceOf(error, TimedOut)
        assert.isTrue(Duration.Equivalence(error.after, silence))
        yield* Effect.promise(() => canceled.promise)
      })
    )

    it.effect("aborts its signal when the attempt is interrupted", () =>
      Effect.gen(function* () {
        const called = Promise.withResolvers<AbortSignal>()
        const fiber = yield* Effect.forkChild(
          over(({ signal }) => {
            called.resolve(signal)
            return new Promise(() => {})
          }),
          { startImmediately: true }
        )
        const signal = yield* Effect.promise(() => called.promise)
        assert.isFalse(signal.aborted)
        yield* Fiber.interrupt(fiber)
        assert.isTrue(signal.aborted)
      })
    )
  })

  describe("in a browser", () => {
    it.effect("says so when the answer is hidden", () =>
      Effect.gen(function* () {
        const answer = yield* over(async () => hidden("opaque"))
        assert.deepInclude(answer, { status: 0, opaque: true, body: new Uint8Array() })
      })
    )

    it.effect("follows redirects of a request without CORS, which a browser sends no other way", () =>
      Effect.gen(function* () {
        const seen: Array<Request> = []
        const fetch: Fetch = async (request) => {
          seen.push(request)
          return hidden("opaque")
        }
        yield* over(fetch, { mode: "no-cors", keepalive: true })
        yield* over(fetch, { mode: "cors" })
        const asked = seen.map(({ mode, redirect, keepalive }) => ({ mode, redirect, keepalive }))
        assert.deepStrictEqual(asked, [
          { mode: "no-cors", redirect: "follow", keepalive: true },
          { mode: "cors", redirect: "manual", keepalive: false }
        ])
      })
    )

    it.effect("reports a redirect that is hidden as a redirect", () =>
      Effect.gen(function* () {
        const answer = yield* over(async () => hidden("opaqueredirect"))
        assert.deepInclude(answer, { status: 302, opaque: false })
      })
    )
  })

  it.effect("shows nothing of what passes through it", () =>
    Effect.gen(function* () {
      const transport = yield* Effect.provide(Transport, Transport.layer())
      assert.strictEqual(
        inspect(transport, { depth: 20 }),
        "{ execute: [Function: execute], stream: [Function: stream] }"
      )
    })
  )
})
