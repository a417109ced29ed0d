/**
 * The part of the transports' contract about what goes out.
 */
import { once } from "node:events"
import { assert, describe } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import { encode } from "../../src/Operation.ts"
import type { Transport } from "../../src/Transport.ts"
import * as LoopbackServer from "../LoopbackServer.ts"
import { attempt, testOver } from "./attempt.ts"

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join("")

/** What platforms add by themselves. None of it tells who calls. */
const harmless = [
  ...["host", "connection", "accept", "accept-encoding", "accept-language", "sec-fetch-mode", "user-agent"],
  ...["content-type", "content-length"]
]

export const requests = (transport: Layer.Layer<Transport>): void => {
  describe("a request", () => {
    const test = testOver(transport)
    const echo = LoopbackServer.http((_, response) => response.end())

    const targets = {
      "escapes in either case": "/e?a=%7e%7E%c3%b8%C3%B8",
      "a plus and a %20": "/e?_n=Signed+Up&_p=bob%20jones",
      "signs that may stand for themselves": "/e?a=!$()*,;:@/?-._~",
      "parameters without value, repeated and empty": "/e?a&a=&&=b&",
      "every ASCII character, written by Operation.encode": `/e?${encode([[ascii, ascii]])}`,
      "text beyond ASCII, written by Operation.encode": `/e?${encode([["smør", "🫐 = 蓝莓"]])}`
    }
    for (const [what, target] of Object.entries(targets)) {
      test(`carries ${what} byte for byte`, () =>
        Effect.gen(function* () {
          const server = yield* echo
          yield* attempt(server.origin, { target })
          assert.deepStrictEqual(
            server.requests.map((request) => request.target),
            [target]
          )
        }))
    }

    test("has a target percent-encoded that is not, and leaves the connection fit for the next", () =>
      Effect.gen(function* () {
        const server = yield* echo
        yield* attempt(server.origin, { target: '/smør?q=it\'s "<1>"' })
        yield* attempt(server.origin, { target: "/next" })
        const written = "/sm%C3%B8r?q=it%27s%20%22%3C1%3E%22"
        assert.deepStrictEqual(
          server.requests.map((request) => request.target),
          [written, "/next"]
        )
      }))

    test("carries a form in its body", () =>
      Effect.gen(function* () {
        const server = yield* echo
        const body = "_k=key&_p=bob%20jones&a=%F0%9F%AB%90"
        const headers = { "content-type": "application/x-www-form-urlencoded" }
        yield* attempt(server.origin, { method: "POST", target: "/e", headers, body })
        const [arrived] = server.requests
        assert.deepInclude(arrived, { method: "POST", target: "/e", body })
        assert.strictEqual(arrived?.headers["content-type"], "application/x-www-form-urlencoded")
        assert.strictEqual(arrived?.headers["content-length"], String(body.length))
      }))

    for (const method of ["PATCH", "DELETE"] as const) {
      test(`may be a ${method}`, () =>
        Effect.gen(function* () {
          const server = yield* echo
          const headers = { "content-type": "application/json" }
          yield* attempt(server.origin, { method, target: "/annotations/1", headers, body: '{"a":1}' })
          yield* attempt(server.origin, { method, target: "/annotations/2" })
          assert.deepInclude(server.requests[0], { method, target: "/annotations/1", body: '{"a":1}' })
          assert.deepInclude(server.requests[1], { method, target: "/annotations/2", body: "" })
        }))
    }

    test("adds nothing that tells who calls", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => response.setHeader("set-cookie", "id=1").end())
        yield* attempt(server.origin)
        yield* attempt(server.origin, { method: "POST", body: "a=1" })
        const names = server.requests.flatMap(({ headers }) => Object.keys(headers))
        assert.deepStrictEqual(
          names.filter((name) => !harmless.includes(name)),
          []
        )
      }))

    for (const status of [301, 302, 303, 307, 308]) {
      test(`follows no redirect of ${status}, so its secret goes nowhere else`, () =>
        Effect.gen(function* () {
          const elsewhere = yield* echo
          const server = yield* LoopbackServer.http((request, response) =>
            response.writeHead(status, { location: `${elsewhere.origin}${request.url}` }).end()
          )
          const query = yield* attempt(server.origin, { target: "/e?_k=hunter2" })
          const form = yield* attempt(server.origin, { method: "POST", body: "_k=hunter2" })
          assert.deepStrictEqual([query.status, form.status], [status, status])
          assert.deepStrictEqual([server.requests.length, elsewhere.requests.length], [2, 0])
        }))
    }

    for (const status of [408, 429, 500, 503]) {
      test(`goes out once, also when the answer of ${status} asks for more`, () =>
        Effect.gen(function* () {
          const server = yield* LoopbackServer.http((_, response) =>
            response.writeHead(status, { "retry-after": "0" }).end()
          )
          yield* attempt(server.origin)
          assert.strictEqual(server.requests.length, 1)
        }))
    }

    test("reuses its connection, a hundred times", () =>
      Effect.gen(function* () {
        const server = yield* echo
        yield* Effect.repeat(attempt(server.origin), { times: 99 })
        assert.deepStrictEqual([server.requests.length, server.sockets.length], [100, 1])
      }))

    test("gets a new connection when the server has closed the idle one", () =>
      Effect.gen(function* () {
        const server = yield* echo
        yield* attempt(server.origin)
        const [socket] = server.sockets
        assert.isDefined(socket)
        const closed = once(socket, "close")
        socket.end()
        yield* Effect.promise(() => closed)
        yield* attempt(server.origin)
        assert.deepStrictEqual([server.requests.length, server.sockets.length], [2, 2])
      }))

    test("gets a new connection when the server closes one with each answer", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => response.setHeader("connection", "close").end())
        yield* Effect.repeat(attempt(server.origin), { times: 4 })
        assert.deepStrictEqual([server.requests.length, server.sockets.length], [5, 5])
      }))

    test("is one of two hundred that all arrive, each with its own answer", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((request, response) => response.end(request.url))
        const targets = Array.from({ length: 200 }, (_, n) => `/${n}`)
        const bodies = yield* Effect.forEach(targets, (target) => attempt(server.origin, { target }), {
          concurrency: "unbounded"
        })
        assert.deepStrictEqual(
          bodies.map(({ body }) => Buffer.from(body).toString()),
          targets
        )
        assert.strictEqual(server.requests.length, 200)
      }))
  })
}
