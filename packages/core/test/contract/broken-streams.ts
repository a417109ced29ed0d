/**
 * The part of the transports' contract about streamed answers that never come, break off, or are given up.
 */
import type { IncomingMessage } from "node:http"
import type { Socket } from "node:net"
import { assert, describe } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import type * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import { TimedOut, TransportFailed } from "../../src/ApiError.ts"
import type { Transport } from "../../src/Transport.ts"
import * as LoopbackServer from "../LoopbackServer.ts"
import { attempt, hangUp, open, readAll, testOver } from "./attempt.ts"

/** Long enough for a request to arrive on a busy machine, once its connection is there. */
const soon = Duration.millis(400)

const answered = (text: string) => (socket: Socket) => {
  socket.once("data", () => socket.end(text))
}

const headless: Readonly<Record<string, (socket: Socket) => void>> = {
  "is reset": (socket) => socket.once("data", () => socket.resetAndDestroy()),
  "is closed without an answer": (socket) => socket.once("data", () => socket.end()),
  "is cut in the middle of the headers": answered("HTTP/1.1 200 OK\r\ncontent-le")
}

const half = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345"

const cut: Readonly<Record<string, (socket: Socket) => void>> = {
  "is closed before the length it promised": answered(half),
  "is closed in the middle of a chunk": answered("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\na\r\n12345"),
  "is closed between two chunks": answered("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n12345\r\n"),
  "is reset": (socket) =>
    socket.once("data", () => socket.write(half, () => setImmediate(() => socket.resetAndDestroy())))
}

/** A server that sends half a body and then nothing, and the request it was sent to. */
const hanging = Effect.gen(function* () {
  const asked = Promise.withResolvers<IncomingMessage>()
  const server = yield* LoopbackServer.http((request, response) => {
    if (request.url === "/word") response.end("word")
    else response.writeHead(200, { "content-length": "10" }).write("12345", () => asked.resolve(request))
  })
  return { server, asked: Effect.promise(() => asked.promise) }
})

export const brokenStreams = (transport: Layer.Layer<Transport>): void => {
  describe("a streamed answer", () => {
    const test = testOver(transport)

    test("times out and hangs up when its head does not come in time", () =>
      Effect.gen(function* () {
        const asked = Promise.withResolvers<IncomingMessage>()
        const server = yield* LoopbackServer.http((request, response) =>
          request.url === "/before" ? response.end() : asked.resolve(request)
        )
        // The HTTP client is loaded, and connected.
        yield* attempt(server.origin, { target: "/before" })
        const error = yield* Effect.flip(open(server.origin, { timeout: soon }))
        assert.instanceOf(error, TimedOut)
        assert.isTrue(Duration.Equivalence(error.after, soon))
        yield* hangUp(yield* Effect.promise(() => asked.promise))
      }))

    test("may take longer than its deadline, as long as it does not fall silent", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => {
          let sent = 0
          const drip = setInterval(() => {
            response.write(".")
            if (++sent < 25) return
            clearInterval(drip)
            response.end()
          }, 50)
          response.flushHeaders()
        })
        const { body } = yield* open(server.origin, {
          timeout: Duration.seconds(1),
          idleTimeout: Duration.seconds(1)
        })
        assert.strictEqual((yield* readAll(body)).toString(), ".".repeat(25))
      }))

    test("times out and hangs up when it falls silent, after what came", () =>
      Effect.gen(function* () {
        const { server, asked } = yield* hanging
        const { body } = yield* open(server.origin, { idleTimeout: soon })
        const reader = body[Symbol.asyncIterator]()
        assert.strictEqual(String(Buffer.from((yield* Effect.promise(() => reader.next())).value ?? [])), "12345")
        const error = yield* Effect.flip(Effect.tryPromise({ try: () => reader.next(), catch: (error) => error }))
        assert.instanceOf(error, TimedOut)
        assert.isTrue(Duration.Equivalence(error.after, soon))
        yield* hangUp(yield* asked)
      }))

    for (const [what, speak] of Object.entries(headless)) {
      test(`fails when the connection ${what}`, () =>
        Effect.gen(function* () {
          const server = yield* LoopbackServer.raw(speak)
          const error = yield* Effect.flip(open(server.origin))
          assert.instanceOf(error, TransportFailed)
          assert.isNotTrue(error.brokeOff)
          assert.strictEqual(server.sockets.length, 1)
        }))
    }

    for (const [what, speak] of Object.entries(cut)) {
      test(`throws while it is read when the connection ${what}`, () =>
        Effect.gen(function* () {
          const server = yield* LoopbackServer.raw(speak)
          const { body } = yield* open(server.origin)
          const error = yield* Effect.flip(readAll(body))
          assert.instanceOf(error, TransportFailed)
          assert.match(error.code ?? "", /^(ECONN|HPE_|UND_ERR_)/)
          assert.isTrue(error.brokeOff)
          assert.strictEqual(server.sockets.length, 1)
        }))
    }

    test("fails when nobody listens, and when the origin is none", () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(open(yield* LoopbackServer.refusing))
        assert.instanceOf(error, TransportFailed)
        assert.strictEqual(error.code, "ECONNREFUSED")
        assert.instanceOf(yield* Effect.flip(open("nonsense")), TransportFailed)
      }))

    test("hangs up when its loop is left, and another request goes on", () =>
      Effect.gen(function* () {
        const { server, asked } = yield* hanging
        const { body } = yield* open(server.origin)
        yield* Effect.promise(async () => {
          for await (const _ of body) break
        })
        yield* hangUp(yield* asked)
        assert.strictEqual((yield* readAll(body).pipe(Effect.orElseSucceed(() => Buffer.of()))).length, 0)
        assert.strictEqual((yield* attempt(server.origin, { target: "/word" })).status, 200)
      }))

    for (const when of ["has read nothing", "waits for more"] as const) {
      test(`hangs up with its scope when the reader ${when}`, () =>
        Effect.gen(function* () {
          const { server, asked } = yield* hanging
          const scope = yield* Scope.make()
          const { body } = yield* Scope.provide(open(server.origin), scope)
          const request = yield* asked
          const reading = when === "waits for more" ? yield* Effect.forkChild(Effect.flip(readAll(body))) : undefined
          yield* Scope.close(scope, Exit.void)
          yield* hangUp(request)
          if (reading !== undefined) assert.instanceOf(yield* Fiber.join(reading), TransportFailed)
        }))
    }

    test("hangs up when the wait for its head is interrupted", () =>
      Effect.gen(function* () {
        const asked = Promise.withResolvers<IncomingMessage>()
        const server = yield* LoopbackServer.http((request) => asked.resolve(request))
        const fiber = yield* Effect.forkChild(Effect.scoped(open(server.origin)))
        const request = yield* Effect.promise(() => asked.promise)
        yield* Fiber.interrupt(fiber)
        yield* hangUp(request)
      }))
  })
}
