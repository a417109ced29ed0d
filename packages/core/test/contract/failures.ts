/**
 * The part of the transports' contract about attempts that bring no answer.
 */
import type { IncomingMessage } from "node:http"
import type { Socket } from "node:net"
import { assert, describe } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type * as Layer from "effect/Layer"
import { TimedOut, TransportFailed } from "../../src/ApiError.ts"
import type { Transport } from "../../src/Transport.ts"
import * as LoopbackServer from "../LoopbackServer.ts"
import { attempt, hangUp, testOver } from "./attempt.ts"

/** Long enough for a request to arrive on a busy machine, once its connection is there. */
const soon = Duration.millis(400)

const unanswered: Readonly<Record<string, LoopbackServer.Answer>> = {
  "never answers": () => {},
  "hangs after the headers": (_, response) => response.writeHead(200, { "content-length": "10" }).flushHeaders(),
  "hangs in the middle of the body": (_, response) =>
    response.writeHead(200, { "content-length": "10" }).write("12345"),
  "sends a byte now and then": (_, response) => {
    const drip = setInterval(() => response.write("."), 50)
    response.on("close", () => clearInterval(drip))
  }
}

const answered = (text: string) => (socket: Socket) => {
  socket.once("data", () => socket.end(text))
}

const broken: Readonly<Record<string, (socket: Socket) => void>> = {
  "is reset at once": (socket) => socket.resetAndDestroy(),
  "is reset after the request": (socket) => socket.once("data", () => socket.resetAndDestroy()),
  "is closed without an answer": (socket) => socket.once("data", () => socket.end()),
  "is cut in the middle of the headers": answered("HTTP/1.1 200 OK\r\ncontent-le"),
  "is cut in the middle of the body": answered("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345"),
  "is cut in the middle of a chunk": answered("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\na\r\n12345"),
  "sends more headers than anyone reads": answered(`HTTP/1.1 200 OK\r\nx-big: ${"x".repeat(100_000)}\r\n\r\n`)
}

export const failures = (transport: Layer.Layer<Transport>): void => {
  describe("an attempt", () => {
    const test = testOver(transport)

    for (const [what, answer] of Object.entries(unanswered)) {
      test(`times out and hangs up when the server ${what}`, () =>
        Effect.gen(function* () {
          const asked = Promise.withResolvers<IncomingMessage>()
          const server = yield* LoopbackServer.http((request, response, arrived) => {
            if (request.url === "/before") return response.end()
            asked.resolve(request)
            return answer(request, response, arrived)
          })
          // The HTTP client is loaded, and connected.
          yield* attempt(server.origin, { target: "/before" })
          const [took, error] = yield* Effect.timed(Effect.flip(attempt(server.origin, { timeout: soon })))
          assert.instanceOf(error, TimedOut)
          assert.isTrue(Duration.Equivalence(error.after, soon))
          assert.isBelow(Duration.toMillis(took), 10 * Duration.toMillis(soon))
          yield* hangUp(yield* Effect.promise(() => asked.promise))
          assert.strictEqual(server.requests.length, 2)
        }))
    }

    test("ignores an answer that comes after its deadline", () =>
      Effect.gen(function* () {
        const late = Promise.withResolvers<() => void>()
        const server = yield* LoopbackServer.http((request, response) => {
          if (request.url === "/late") late.resolve(() => response.end("late"))
          else response.end("in time")
        })
        assert.instanceOf(yield* Effect.flip(attempt(server.origin, { target: "/late", timeout: soon })), TimedOut)
        const answerLate = yield* Effect.promise(() => late.promise)
        answerLate()
        const { body } = yield* attempt(server.origin)
        assert.strictEqual(Buffer.from(body).toString(), "in time")
      }))

    for (const timeout of [Duration.infinity, Duration.days(30), Duration.days(100_000_000)]) {
      test(`may take ${Duration.format(timeout)}`, () =>
        Effect.gen(function* () {
          const server = yield* LoopbackServer.http((_, response) => setImmediate(() => response.end()))
          assert.strictEqual((yield* attempt(server.origin, { timeout })).status, 200)
        }))
    }

    test("fails with the platform's code when nobody listens", () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(attempt(yield* LoopbackServer.refusing))
        assert.instanceOf(error, TransportFailed)
        assert.strictEqual(error.code, "ECONNREFUSED")
      }))

    for (const [what, speak] of Object.entries(broken)) {
      test(`fails, and is not repeated, when the connection ${what}`, () =>
        Effect.gen(function* () {
          const server = yield* LoopbackServer.raw(speak)
          const error = yield* Effect.flip(attempt(server.origin))
          assert.instanceOf(error, TransportFailed)
          assert.match(error.code ?? "", /^(ECONN|EPIPE|HPE_|UND_ERR_)/)
          assert.strictEqual(error.brokeOff === true, /the body|a chunk/.test(what))
          assert.strictEqual(server.sockets.length, 1)
        }))
    }

    test("fails when the server does not speak HTTP", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.raw(answered("220 mail.example ESMTP\r\n"))
        assert.instanceOf(yield* Effect.flip(attempt(server.origin)), TransportFailed)
        assert.strictEqual(server.sockets.length, 1)
      }))

    for (const origin of ["", "nonsense", "ftp://127.0.0.1", "http://127.0.0.1:99999"]) {
      test(`fails when it is sent to ${JSON.stringify(origin)}`, () =>
        Effect.gen(function* () {
          assert.instanceOf(yield* Effect.flip(attempt(origin)), TransportFailed)
        }))
    }

    test("is never sent when it is interrupted at once", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => response.end())
        const fiber = yield* Effect.forkChild(attempt(server.origin, { target: "/given-up" }), {
          startImmediately: true
        })
        yield* Fiber.interrupt(fiber)
        yield* attempt(server.origin, { target: "/next" })
        assert.deepStrictEqual(
          server.requests.map(({ target }) => target),
          ["/next"]
        )
      }))

    for (const when of ["before the answer", "in the middle of the answer"] as const) {
      test(`hangs up when it is interrupted ${when}`, () =>
        Effect.gen(function* () {
          const asked = Promise.withResolvers<IncomingMessage>()
          const server = yield* LoopbackServer.http((request, response) => {
            if (when === "before the answer") asked.resolve(request)
            else response.writeHead(200, { "content-length": "10" }).write("12345", () => asked.resolve(request))
          })
          const fiber = yield* Effect.forkChild(attempt(server.origin))
          const request = yield* Effect.promise(() => asked.promise)
          yield* Fiber.interrupt(fiber)
          yield* hangUp(request)
          assert.strictEqual(server.requests.length, 1)
        }))
    }
  })
}
