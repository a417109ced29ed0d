/**
 * The part of the transports' contract about what comes back.
 */
import { once } from "node:events"
import { assert, describe } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type { Transport } from "../../src/Transport.ts"
import * as LoopbackServer from "../LoopbackServer.ts"
import { attempt, testOver } from "./attempt.ts"

const bytes = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, at) => at % 256))

export const answers = (transport: Layer.Layer<Transport>): void => {
  describe("an answer", () => {
    const test = testOver(transport)

    for (const status of [200, 201, 400, 404, 408, 413, 429, 500, 503, 599]) {
      test(`is handed back when its status is ${status}`, () =>
        Effect.gen(function* () {
          const server = yield* LoopbackServer.http((_, response) => response.writeHead(status).end("as it is"))
          const answer = yield* attempt(server.origin)
          assert.strictEqual(answer.status, status)
          assert.strictEqual(Buffer.from(answer.body).toString(), "as it is")
          assert.isFalse(answer.opaque)
        }))
    }

    for (const status of [200, 204, 304]) {
      test(`of ${status} may have no body`, () =>
        Effect.gen(function* () {
          const server = yield* LoopbackServer.http((_, response) => response.writeHead(status).end())
          const answer = yield* attempt(server.origin)
          assert.deepStrictEqual([answer.status, answer.body.length], [status, 0])
        }))
    }

    test("keeps the bytes of its body, whatever they spell", () =>
      Effect.gen(function* () {
        const body = bytes(1024 * 1024)
        const server = yield* LoopbackServer.http((_, response) => response.end(body))
        const answer = yield* attempt(server.origin)
        assert.instanceOf(answer.body, Uint8Array)
        assert.isTrue(body.equals(answer.body))
      }))

    test("is complete when it comes in chunks", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http(async (_, response) => {
          for (const piece of ["one ", "two ", "three"]) {
            if (!response.write(piece)) await once(response, "drain")
            response.flushHeaders()
          }
          response.end()
        })
        const answer = yield* attempt(server.origin)
        assert.strictEqual(answer.header("transfer-encoding"), "chunked")
        assert.strictEqual(Buffer.from(answer.body).toString(), "one two three")
      }))

    test("has its headers by lower-case name", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) =>
          response.writeHead(503, { "Retry-After": "7", "X-Word": "blåbær" }).end()
        )
        const { header } = yield* attempt(server.origin)
        assert.strictEqual(header("retry-after"), "7")
        assert.strictEqual(header("x-word"), "blåbær")
        assert.isUndefined(header("x-none"))
        assert.isUndefined(header("constructor"))
      }))

    test("joins the values of a repeated header", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) =>
          response.writeHead(200, { "X-Word": ["one", "two"] }).end()
        )
        const { header } = yield* attempt(server.origin)
        assert.strictEqual(header("x-word"), "one, two")
      }))

    test("is the final one, not an early hint", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => {
          response.writeEarlyHints({ link: "</style.css>; rel=preload" })
          response.writeHead(200, { "x-word": "final" }).end("body")
        })
        const answer = yield* attempt(server.origin)
        assert.strictEqual(answer.status, 200)
        assert.strictEqual(answer.header("x-word"), "final")
        assert.strictEqual(Buffer.from(answer.body).toString(), "body")
      }))
  })
}
