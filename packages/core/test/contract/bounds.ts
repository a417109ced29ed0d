/**
 * The part of the transports' contract about answers that are longer than anybody wants to keep.
 */
import type { IncomingMessage } from "node:http"
import { assert, describe } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type { Transport } from "../../src/Transport.ts"
import * as LoopbackServer from "../LoopbackServer.ts"
import { attempt, hangUp, testOver } from "./attempt.ts"

const maxBytes = 100_000

/** A server whose answer never ends; it writes as fast as it is read. */
const endless = (head: Readonly<Record<string, string>>) =>
  Effect.gen(function* () {
    const asked = Promise.withResolvers<IncomingMessage>()
    const piece = Buffer.alloc(30_000, "x")
    const server = yield* LoopbackServer.http((request, response) => {
      if (request.url === "/word") {
        response.end("word")
        return
      }
      asked.resolve(request)
      response.writeHead(503, head)
      const write = (): void => {
        while (!response.destroyed && response.write(piece));
      }
      response.on("drain", write)
      write()
    })
    return { server, asked: Effect.promise(() => asked.promise) }
  })

export const bounds = (transport: Layer.Layer<Transport>): void => {
  describe("an answer with a bound", () => {
    const test = testOver(transport)

    const heads = { "says its length": { "content-length": "600000000" }, "says no length": {} }
    for (const [what, head] of Object.entries(heads)) {
      test(`is cut, and its connection closed, when it is longer and ${what}`, () =>
        Effect.gen(function* () {
          const { server, asked } = yield* endless({ "retry-after": "7", ...head })
          const answer = yield* attempt(server.origin, { maxBytes, timeout: Duration.infinity })
          assert.isTrue(answer.isCut)
          assert.strictEqual(answer.status, 503)
          assert.strictEqual(answer.header("retry-after"), "7")
          assert.strictEqual(Buffer.from(answer.body).toString(), "x".repeat(maxBytes))
          yield* hangUp(yield* asked)
          const next = yield* attempt(server.origin, { target: "/word", maxBytes })
          assert.strictEqual(Buffer.from(next.body).toString(), "word")
          assert.strictEqual(server.requests.length, 2)
        }))
    }

    test("is whole when it has just as many bytes", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => response.end("x".repeat(maxBytes)))
        const answer = yield* attempt(server.origin, { maxBytes })
        assert.isNotTrue(answer.isCut)
        assert.strictEqual(answer.body.length, maxBytes)
        const cut = yield* attempt(server.origin, { maxBytes: maxBytes - 1 })
        assert.isTrue(cut.isCut)
        assert.strictEqual(cut.body.length, maxBytes - 1)
      }))

    test("may be bound to no body at all", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((request, response) => response.end(request.url === "/a" ? "a" : ""))
        assert.isNotTrue((yield* attempt(server.origin, { maxBytes: 0 })).isCut)
        const cut = yield* attempt(server.origin, { target: "/a", maxBytes: 0 })
        assert.isTrue(cut.isCut)
        assert.strictEqual(cut.body.length, 0)
      }))
  })
}
