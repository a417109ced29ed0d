/**
 * The part of the transports' contract about answers that are read as they arrive.
 */
import { once } from "node:events"
import type { ServerResponse } from "node:http"
import { gunzipSync, gzipSync } from "node:zlib"
import { assert, describe } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type { Transport } from "../../src/Transport.ts"
import * as LoopbackServer from "../LoopbackServer.ts"
import { attempt, open, readAll, testOver } from "./attempt.ts"

const piece = Buffer.alloc(64 * 1024, "x")

/** Writes a body as fast as it is taken, and counts what was taken. */
const pump = async (response: ServerResponse, pieces: number, onTaken: () => void): Promise<void> => {
  for (let written = 0; written < pieces; written++) {
    if (!response.write(piece)) await once(response, "drain")
    onTaken()
  }
  response.end()
}

/** Writes bytes in pieces of a byte to a hundred kilobytes. */
const pieceByPiece = async (response: ServerResponse, bytes: Buffer): Promise<void> => {
  for (let start = 0, n = 0; start < bytes.length; n++) {
    const end = start + (n % 3 === 0 ? 1 : (n * 7919) % 100_000)
    if (!response.write(bytes.subarray(start, end))) await once(response, "drain")
    start = end
  }
  response.end()
}

export const streams = (transport: Layer.Layer<Transport>): void => {
  describe("a streamed answer", () => {
    const test = testOver(transport)

    test("is there with its head, before its body", () =>
      Effect.gen(function* () {
        const asked = Promise.withResolvers<ServerResponse>()
        const server = yield* LoopbackServer.http((_, response) => {
          response.writeHead(503, { "Retry-After": "7", "X-Word": ["one", "two"] }).flushHeaders()
          asked.resolve(response)
        })
        const { status, header, body, encoding } = yield* open(server.origin)
        assert.deepStrictEqual([status, encoding], [503, "identity"])
        assert.deepStrictEqual(
          [header("retry-after"), header("x-word"), header("x-none")],
          ["7", "one, two", undefined]
        )
        const response = yield* Effect.promise(() => asked.promise)
        response.end("at last")
        assert.strictEqual((yield* readAll(body)).toString(), "at last")
      }))

    test("keeps the bytes of its body, in order", () =>
      Effect.gen(function* () {
        const bytes = Buffer.from(Uint32Array.from({ length: 1024 * 1024 }, (_, at) => at).buffer)
        const server = yield* LoopbackServer.http((_, response) => response.end(bytes))
        const { body } = yield* open(server.origin)
        assert.isTrue(bytes.equals(yield* readAll(body)))
      }))

    for (const framing of ["chunks", "a length"] as const) {
      test(`leaves a piece alone until the next one is asked for, where pieces are transient, in ${framing}`, () =>
        Effect.gen(function* () {
          const bytes = Buffer.from(Uint32Array.from({ length: 2 * 1024 * 1024 }, (_, at) => at * 2_654_435_761).buffer)
          const server = yield* LoopbackServer.http((_, response) => {
            if (framing === "a length") response.setHeader("content-length", bytes.length)
            void pieceByPiece(response, bytes)
          })
          const { body } = yield* open(server.origin, { isTransient: true })
          const read: Array<Buffer> = []
          yield* Effect.promise(async () => {
            for await (const piece of body) {
              const copy = Buffer.from(piece)
              // So slowly, every now and then, that the sender has to wait.
              for (let turns = 0; turns < (read.length % 7) * 30; turns++) await new Promise(setImmediate)
              assert.isTrue(copy.equals(piece))
              read.push(copy)
            }
          })
          assert.isTrue(bytes.equals(Buffer.concat(read)))
        }))
    }

    test("keeps what trickles in while nobody reads", () =>
      Effect.gen(function* () {
        const bytes = Buffer.from(Uint32Array.from({ length: 120 * 1024 }, (_, at) => at * 2_654_435_761).buffer)
        const start = 400 * 1024
        const trickled = Promise.withResolvers<void>()
        const server = yield* LoopbackServer.http(async (_, response) => {
          response.setHeader("content-length", bytes.length)
          response.socket?.setNoDelay()
          await new Promise((resolve) => response.write(bytes.subarray(0, start), resolve))
          for (let at = start; at < bytes.length; at += 1024) {
            response.write(bytes.subarray(at, at + 1024))
            for (let turns = 0; turns < 5; turns++) await new Promise(setImmediate)
          }
          response.end()
          trickled.resolve()
        })
        const { body } = yield* open(server.origin, { isTransient: true })
        yield* Effect.promise(() => trickled.promise)
        const read: Array<Buffer> = []
        yield* Effect.promise(async () => {
          for await (const piece of body) read.push(Buffer.from(piece))
        })
        assert.isTrue(bytes.equals(Buffer.concat(read)))
      }))

    for (const status of [200, 204]) {
      test(`of ${status} may have no body`, () =>
        Effect.gen(function* () {
          const server = yield* LoopbackServer.http((_, response) => response.writeHead(status).end())
          const { body } = yield* open(server.origin)
          assert.strictEqual((yield* readAll(body)).length, 0)
          assert.strictEqual((yield* readAll(body)).length, 0)
        }))
    }

    test("is asked for with gzip, and says what its bytes are still encoded with", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((request, response) => {
          assert.match(request.headers["accept-encoding"] ?? "", /\bgzip\b/)
          response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("plain words"))
        })
        const { body, encoding } = yield* open(server.origin)
        const bytes = yield* readAll(body)
        assert.strictEqual((encoding === "gzip" ? gunzipSync(bytes) : bytes).toString(), "plain words")
      }))

    test("is the final one, not an early hint", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => {
          response.writeEarlyHints({ link: "</style.css>; rel=preload" })
          response.writeHead(201).end("body")
        })
        const { status, body } = yield* open(server.origin)
        assert.deepStrictEqual([status, (yield* readAll(body)).toString()], [201, "body"])
      }))

    test("slows the sender down to its reader, and loses nothing", () =>
      Effect.gen(function* () {
        const pieces = 1024
        let taken = 0
        const server = yield* LoopbackServer.http((request, response) => {
          if (request.url === "/word") response.end("word")
          else void pump(response, pieces, () => taken++)
        })
        const { body } = yield* open(server.origin)
        const reader = body[Symbol.asyncIterator]()
        const first = yield* Effect.promise(() => reader.next())
        // The sender stands still when it gets nothing away while a hundred other answers arrive.
        for (let still = 0, before = taken; still < 100; still = before === taken ? still + 1 : 0, before = taken) {
          yield* attempt(server.origin, { target: "/word" })
        }
        assert.isBelow(taken, pieces / 2)
        let bytes = first.value?.length ?? 0
        yield* Effect.promise(async () => {
          for (let next = await reader.next(); !next.done; next = await reader.next()) bytes += next.value.length
        })
        assert.deepStrictEqual([bytes, taken], [pieces * piece.length, pieces])
      }))

    test("leaves its connection to the next request once it is read", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => response.end("word"))
        for (let n = 0; n < 20; n++) {
          yield* Effect.scoped(Effect.flatMap(open(server.origin), ({ body }) => readAll(body)))
        }
        assert.strictEqual(server.requests.length, 20)
        // The platform's own fetch opens a second one when it likes.
        assert.isAtMost(server.sockets.length, 2)
      }))

    test("carries a form, a PATCH and a DELETE like any other request", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => response.end("done"))
        for (const method of ["POST", "PATCH", "DELETE"] as const) {
          const request = { method, target: "/a?b=%7e", body: method === "DELETE" ? undefined : "c=1" }
          const { body } = yield* open(server.origin, request)
          assert.strictEqual((yield* readAll(body)).toString(), "done")
          assert.deepInclude(server.requests.at(-1), { method, target: "/a?b=%7e", body: request.body ?? "" })
        }
      }))

    test("follows no redirect", () =>
      Effect.gen(function* () {
        const elsewhere = yield* LoopbackServer.http((_, response) => response.end())
        const server = yield* LoopbackServer.http((_, response) =>
          response.writeHead(302, { location: elsewhere.origin }).end()
        )
        const { status } = yield* open(server.origin, { headers: { authorization: "Basic hunter2" } })
        assert.deepStrictEqual([status, elsewhere.requests.length], [302, 0])
      }))
  })
}
