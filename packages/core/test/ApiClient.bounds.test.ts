/** Answers that are too long, too deep or packed too well: a typed error, without taking the memory they ask for. */
import type { ServerResponse } from "node:http"
import { gzipSync } from "node:zlib"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as ApiClient from "../src/ApiClient.ts"
import { RateLimited, Rejected, ServerFailed, TransportFailed, UnreadableResponse } from "../src/ApiError.ts"
import { Transport } from "../src/Transport.ts"
import * as Undici from "../src/undici.ts"
import * as LoopbackServer from "./LoopbackServer.ts"
import { options } from "./questions.ts"

const mebibyte = 1024 * 1024

/** A call that is answered so, over a real connection. */
const answered = (
  answer: (response: ServerResponse) => void,
  client?: Partial<ApiClient.Options>,
  operation = "report"
) =>
  Effect.gen(function* () {
    const server = yield* LoopbackServer.http((_, response) => answer(response))
    const { call } = yield* ApiClient.make({ ...options, hosts: { query: server.origin }, ...client })
    return yield* call(operation, operation === "report" ? [["event", '["pages"]']] : [])
  }).pipe(Effect.scoped)

const refused = (...call: Parameters<typeof answered>) =>
  Effect.map(Effect.flip(answered(...call)), ({ reason }) => reason)

/** A report of this many bytes that is JSON to its end. */
const report = (bytes: number): string => `"${"x".repeat(bytes - 2)}"`

for (const [name, transport] of Object.entries({ "Transport.layer": Transport.layer(), undici: Undici.layer() })) {
  describe(`an answer that is too long, over ${name}`, () => {
    const test = (what: string, run: () => Effect.Effect<void, unknown, Transport>) =>
      it.live(what, () => Effect.provide(run(), transport))

    test("is unreadable, and says how much is read", () =>
      Effect.gen(function* () {
        const reason = yield* refused((response) => response.end(report(2 * mebibyte + 1)), { maxBytes: 2 * mebibyte })
        assert.instanceOf(reason, UnreadableResponse)
        assert.strictEqual(reason.status, 200)
        assert.strictEqual(reason.detail, "the body is longer than 2 MiB, the most that is read of an answer")
        const { json } = yield* answered((response) => response.end(report(2 * mebibyte)), { maxBytes: 2 * mebibyte })
        assert.strictEqual(String(json).length, 2 * mebibyte - 2)
      }))

    for (const operation of ["lines", "people"]) {
      test(`is unreadable whatever the operation promises, such as ${operation}`, () =>
        Effect.gen(function* () {
          const reason = yield* refused((response) => response.end("x".repeat(1001)), { maxBytes: 1000 }, operation)
          assert.instanceOf(reason, UnreadableResponse)
          assert.strictEqual(reason.detail, "the body is longer than 1000 bytes, the most that is read of an answer")
        }))
    }

    test("is bound to 64 MiB when nobody says", () =>
      Effect.gen(function* () {
        const piece = Buffer.alloc(mebibyte, " ")
        let sent = 0
        const reason = yield* refused(
          (response) => {
            const write = (): void => {
              while (!response.destroyed && response.write(piece)) sent++
            }
            response.on("drain", write)
            write()
          },
          { timeout: Duration.seconds(20) }
        )
        assert.instanceOf(reason, UnreadableResponse)
        assert.match(reason.detail ?? "", /^the body is longer than 64 MiB, /)
        assert.isBelow(sent, 128)
      }))

    test("fails as its status says when it is an error", () =>
      Effect.gen(function* () {
        const long = `{"error": "${"x".repeat(2000)}"}`
        const failed = (status: number) =>
          refused((response) => response.writeHead(status, { "retry-after": "7" }).end(long), { maxBytes: 1000 })
        const limited = yield* failed(429)
        assert.instanceOf(limited, RateLimited)
        assert.deepStrictEqual(limited.retryAfter, Duration.seconds(7))
        assert.instanceOf(yield* failed(503), ServerFailed)
        assert.instanceOf(yield* failed(400), Rejected)
        const unlisted = yield* failed(206)
        assert.instanceOf(unlisted, UnreadableResponse)
        assert.isUndefined(unlisted.detail)
      }))
  })
}

describe("an answer that is packed", () => {
  const zeros = gzipSync(Buffer.alloc(200 * mebibyte))

  it.live("is bound by what it unpacks to, where fetch unpacks it", () =>
    Effect.gen(function* () {
      assert.isBelow(zeros.length, mebibyte)
      const reason = yield* refused((response) => response.writeHead(200, { "content-encoding": "gzip" }).end(zeros), {
        maxBytes: mebibyte
      })
      assert.instanceOf(reason, UnreadableResponse)
      assert.strictEqual(reason.detail, "the body is longer than 1 MiB, the most that is read of an answer")
    }).pipe(Effect.provide(Transport.layer()))
  )

  it.live("is said to have broken off where it cannot be unpacked", () =>
    Effect.gen(function* () {
      const reason = yield* refused((response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip at all")
      )
      assert.instanceOf(reason, TransportFailed)
      assert.strictEqual(
        reason.message,
        "the answer could not be read to its end (Z_DATA_ERROR): it broke off, or is damaged"
      )
    }).pipe(Effect.provide(Transport.layer()))
  )
})

describe("an answer from a fetch of the caller's", () => {
  const over = (response: Response) => {
    const fetch = () => Promise.resolve(response)
    return Effect.flatMap(ApiClient.make({ ...options, maxBytes: 1000 }), ({ call }) => call("lines", [])).pipe(
      Effect.provide(Transport.layer({ fetch }))
    )
  }

  it.effect("is cut as well, and its stream told", () =>
    Effect.gen(function* () {
      const told = Promise.withResolvers<void>()
      const body = new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(600)),
        cancel: () => told.resolve()
      })
      const { reason } = yield* Effect.flip(over(new Response(body)))
      assert.instanceOf(reason, UnreadableResponse)
      yield* Effect.promise(() => told.promise)
    })
  )

  it.effect("is bound also on a platform whose answers have no stream", () =>
    Effect.gen(function* () {
      const streamless = (text: string) => Object.defineProperty(new Response(text), "body", { value: undefined })
      assert.strictEqual((yield* over(streamless("x".repeat(1000)))).body.length, 1000)
      const { reason } = yield* Effect.flip(over(streamless("x".repeat(1001))))
      assert.instanceOf(reason, UnreadableResponse)
    })
  )
})
