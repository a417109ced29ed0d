import { gzipSync } from "node:zlib"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as ApiClient from "../src/ApiClient.ts"
import { TimedOut } from "../src/ApiError.ts"
import { Transport } from "../src/Transport.ts"
import * as Undici from "../src/undici.ts"
import { hangUp, readAll } from "./contract/attempt.ts"
import * as LoopbackServer from "./LoopbackServer.ts"
import { credentials, options } from "./questions.ts"

const clientFor = (origin: string, given: Partial<ApiClient.Options> = {}) =>
  ApiClient.make({ ...options, hosts: { query: origin }, ...given })

for (const [name, transport] of Object.entries({ "Transport.layer": Transport.layer(), undici: Undici.layer() })) {
  describe(`ApiClient.stream over ${name}`, () => {
    it.live("hands the answer over with its head, and the body as it arrives", () =>
      Effect.gen(function* () {
        let finish = (): void => undefined
        const server = yield* LoopbackServer.http((_, response) => {
          response.writeHead(200, { "x-lines": "2" }).write("one\n")
          finish = () => response.end("two\n")
        })
        const client = yield* clientFor(server.origin)
        const { status, header, body } = yield* client.stream("lines", [])
        assert.deepStrictEqual([status, header("x-lines")], [200, "2"])
        finish()
        assert.strictEqual((yield* readAll(body)).toString(), "one\ntwo\n")
        assert.strictEqual(server.requests[0]?.target, "/api/query/report?project_id=12345")
        assert.match(String(server.requests[0]?.headers.authorization), /^Basic /)
      }).pipe(Effect.scoped, Effect.provide(transport))
    )

    it.live("fails without sending anything when the input is invalid", () =>
      Effect.gen(function* () {
        const refusing = yield* LoopbackServer.refusing
        const client = yield* clientFor(refusing)
        const error = yield* Effect.flip(client.stream("lines", [["colour", "red"]]))
        assert.strictEqual(error.message, "lines: colour: is not a parameter of this operation")
      }).pipe(Effect.scoped, Effect.provide(transport))
    )

    it.live("reads what the service says about a refusal, zipped or not, and closes the connection", () =>
      Effect.gen(function* () {
        const said = JSON.stringify({ error: "to_date cannot be later than today" })
        const closed: Array<Effect.Effect<void>> = []
        const server = yield* LoopbackServer.http((request, response) => {
          closed.push(hangUp(request))
          const isZipped = closed.length === 2
          response.writeHead(400, isZipped ? { "content-encoding": "gzip" } : {})
          // Never ended: nobody may wait for the rest of it.
          if (isZipped) response.end(gzipSync(said))
          else response.write(said + " ".repeat(70_000))
        })
        const client = yield* clientFor(server.origin)
        for (const _ of ["plain", "zipped"]) {
          const error = yield* Effect.flip(Effect.scoped(client.stream("lines", [])))
          assert.strictEqual(
            error.message,
            "lines: the service rejected the request with 400: to_date cannot be later than today"
          )
        }
        yield* closed[0] ?? Effect.die("no request arrived")
      }).pipe(Effect.scoped, Effect.provide(transport))
    )

    it.live("has the reason of any other status, also when its body breaks off", () =>
      Effect.gen(function* () {
        const statuses = [202, 302, 429, 503]
        const server = yield* LoopbackServer.http((_, response) => {
          const headers = { "retry-after": "7", "content-length": "100", "content-encoding": "gzip" }
          response.writeHead(statuses[server.requests.length - 1] ?? 500, headers)
          response.write("no gzip", () => response.destroy())
        })
        const client = yield* clientFor(server.origin)
        const reasons = []
        for (const _ of statuses) {
          const error = yield* Effect.flip(Effect.scoped(client.stream("lines", [])))
          reasons.push([error.reason._tag, error.retryAfter === undefined ? 0 : Duration.toSeconds(error.retryAfter)])
        }
        assert.deepStrictEqual(reasons, [
          ["UnreadableResponse", 0],
          ["Rejected", 0],
          ["RateLimited", 7],
          ["ServerFailed", 7]
        ])
        assert.strictEqual(server.requests.length, 4)
      }).pipe(Effect.scoped, Effect.provide(transport))
    )

    it.live("waits for a silent body as long as the client is told", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => response.writeHead(200).write("one\n"))
        const client = yield* clientFor(server.origin, { idleTimeout: Duration.millis(50) })
        const { body } = yield* client.stream("lines", [])
        assert.instanceOf(yield* Effect.flip(readAll(body)), TimedOut)
      }).pipe(Effect.scoped, Effect.provide(transport))
    )

    it.live("has the deadline of an attempt for its head, and says which operation had it", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http(() => {})
        const client = yield* clientFor(server.origin, { timeout: Duration.millis(50) })
        const error = yield* Effect.flip(client.stream("lines", []))
        assert.strictEqual(error.message, "lines: no complete response arrived within 50ms")
      }).pipe(Effect.scoped, Effect.provide(transport))
    )

    it.live("signs the request like any other", () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => response.end())
        const client = yield* clientFor(server.origin, { credentials: credentials.signature })
        yield* client.stream("lines", [])
        const { pathname, searchParams } = new URL(server.requests[0]?.target ?? "", server.origin)
        assert.strictEqual(pathname, "/api/2.0/report/")
        assert.deepStrictEqual([...searchParams.keys()], ["api_key", "expire", "sig"])
      }).pipe(Effect.scoped, Effect.provide(transport))
    )
  })
}
