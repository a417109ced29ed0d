import { once } from "node:events"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import * as Scope from "effect/Scope"
import { ApiError, TimedOut, TransportFailed } from "../src/ApiError.ts"
import { layer } from "../src/undici.ts"
import { answers } from "./contract/answers.ts"
import { attempt, testOver } from "./contract/attempt.ts"
import { bounds } from "./contract/bounds.ts"
import { brokenStreams } from "./contract/broken-streams.ts"
import { failures } from "./contract/failures.ts"
import { idleness } from "./contract/idleness.ts"
import { requests } from "./contract/requests.ts"
import { streams } from "./contract/streams.ts"
import * as LoopbackServer from "./LoopbackServer.ts"

/** A server that answers each request when it is told to. */
const patient = Effect.gen(function* () {
  const asked = yield* Queue.unbounded<() => void>()
  const server = yield* LoopbackServer.http((request, response) => {
    Queue.offerUnsafe(asked, () => response.end(request.url))
  })
  return { server, next: Queue.take(asked) }
})

const fork = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.forkChild(effect, { startImmediately: true })

describe("undici", () => {
  answers(layer())
  bounds(layer())
  requests(layer())
  failures(layer())
  streams(layer())
  brokenStreams(layer())
  idleness("undici")

  describe("with few connections", () => {
    const test = testOver(layer({ connections: 3 }))

    test("lets the requests beyond them wait, and answers every one", () =>
      Effect.gen(function* () {
        const { server, next } = yield* patient
        const targets = Array.from({ length: 30 }, (_, n) => `/${n}`)
        const asking = yield* fork(
          Effect.forEach(targets, (target) => attempt(server.origin, { target }), { concurrency: "unbounded" })
        )
        for (let answered = 0; answered < targets.length; answered += 3) {
          const answers = yield* Effect.all([next, next, next])
          assert.strictEqual(server.requests.length, answered + 3)
          for (const answer of answers) answer()
        }
        const bodies = yield* Fiber.join(asking)
        assert.deepStrictEqual(
          bodies.map(({ body }) => Buffer.from(body).toString()),
          targets
        )
        assert.strictEqual(server.sockets.length, 3)
      }))

    test("fails each of the requests to a port that nobody listens on, those that wait included", () =>
      Effect.gen(function* () {
        const origin = yield* LoopbackServer.refusing
        const asking = Array.from({ length: 30 }, () => Effect.flip(attempt(origin)))
        const errors = yield* Effect.all(asking, { concurrency: "unbounded" })
        for (const error of errors) assert.deepStrictEqual(error, new TransportFailed({ code: "ECONNREFUSED" }))
      }))

    test("gives each origin its own", () =>
      Effect.gen(function* () {
        const busy = yield* patient
        const other = yield* LoopbackServer.http((_, response) => response.end())
        for (let n = 0; n < 4; n++) yield* fork(attempt(busy.server.origin))
        yield* busy.next
        assert.strictEqual((yield* attempt(other.origin)).status, 200)
      }))
  })

  describe("with one connection", () => {
    const test = testOver(layer({ connections: 1 }))
    const targets = (server: LoopbackServer.HttpServer) => server.requests.map(({ target }) => target)

    test("never sends a waiting request that is interrupted, and keeps the connection", () =>
      Effect.gen(function* () {
        const { server, next } = yield* patient
        const first = yield* fork(attempt(server.origin, { target: "/first" }))
        const answerFirst = yield* next
        const waiting = yield* Effect.forEach(["/a", "/b", "/c"], (target) => fork(attempt(server.origin, { target })))
        const last = yield* fork(attempt(server.origin, { target: "/last" }))
        yield* Fiber.interruptAll(waiting)
        answerFirst()
        yield* Fiber.join(first)
        const answerLast = yield* next
        answerLast()
        yield* Fiber.join(last)
        assert.deepStrictEqual(targets(server), ["/first", "/last"])
        assert.strictEqual(server.sockets.length, 1)
      }))

    test("counts the wait for it towards the deadline", () =>
      Effect.gen(function* () {
        const { server, next } = yield* patient
        const first = yield* fork(attempt(server.origin, { target: "/first" }))
        const answerFirst = yield* next
        const waiting = attempt(server.origin, { target: "/waiting", timeout: Duration.millis(50) })
        assert.instanceOf(yield* Effect.flip(waiting), TimedOut)
        answerFirst()
        yield* Fiber.join(first)
        assert.deepStrictEqual(targets(server), ["/first"])
      }))

    test("sends the next request after one that was reset", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((request, response) =>
          request.url === "/reset" ? request.socket.resetAndDestroy() : response.end()
        )
        const reset = Effect.exit(attempt(server.origin, { target: "/reset" }))
        const [, second, , last] = yield* Effect.all([reset, attempt(server.origin), reset, attempt(server.origin)], {
          concurrency: "unbounded"
        })
        assert.deepStrictEqual([second.status, last.status], [200, 200])
      }))

    test("sends the next request after one that undici refuses", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => response.end())
        const refused = attempt(server.origin, { headers: { "x-word": "two\r\nlines" } })
        assert.instanceOf(yield* Effect.flip(refused), TransportFailed)
        assert.strictEqual((yield* attempt(server.origin)).status, 200)
      }))
  })

  it.live("closes its connections with its scope, and fails what is under way and what waits", () =>
    Effect.gen(function* () {
      const { server, next } = yield* patient
      const scope = yield* Scope.make()
      const services = yield* Layer.buildWithScope(layer({ connections: 1 }), scope)
      const ask = Effect.provide(Effect.flip(attempt(server.origin)), services)
      const underWay = yield* fork(ask)
      yield* next
      const waiting = yield* fork(ask)
      const closed = server.sockets.map((socket) => once(socket, "close"))
      yield* Scope.close(scope, Exit.void)
      assert.instanceOf(yield* Fiber.join(underWay), TransportFailed)
      assert.instanceOf(yield* Fiber.join(waiting), TransportFailed)
      assert.strictEqual((yield* Effect.promise(() => Promise.all(closed))).length, 1)
      assert.instanceOf(yield* ask, TransportFailed)
    })
  )

  it.live("speaks HTTP/1.1, where a connection carries one request at a time", () =>
    Effect.gen(function* () {
      const hello = Promise.withResolvers<Buffer>()
      const server = yield* LoopbackServer.raw((socket) =>
        socket.once("data", (bytes) => {
          hello.resolve(bytes)
          socket.destroy()
        })
      )
      yield* Effect.flip(attempt(server.origin.replace("http:", "https:")))
      // The protocols a client offers stand in its first message, each behind its length (RFC 7301 §3.1).
      const offered = (yield* Effect.promise(() => hello.promise)).toString("latin1")
      assert.include(offered, "\x00\x09\x08http/1.1")
    }).pipe(Effect.provide(layer()))
  )

  it("refuses a number of connections that makes no sense", () => {
    for (const connections of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(() => layer({ connections }), ApiError, "connections: must be a whole number from 1")
    }
  })
})
