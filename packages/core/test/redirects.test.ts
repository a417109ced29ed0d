/**
 * A redirect is never followed, so that credentials reach no origin but the one they were meant for.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as ApiClient from "../src/ApiClient.ts"
import { type ApiError, Rejected } from "../src/ApiError.ts"
import { productKey } from "../src/credentials/product-key.ts"
import { kissmetricsTracking } from "../src/generated/kissmetrics-tracking.operations.ts"
import type { Parameters } from "../src/Operation.ts"
import { Transport } from "../src/Transport.ts"
import * as Undici from "../src/undici.ts"
import * as LoopbackServer from "./LoopbackServer.ts"
import { credentials, options } from "./questions.ts"

const statuses = [301, 302, 303, 307, 308]

/** A call under each kind of credentials. */
const calls: Readonly<Record<string, readonly [Partial<ApiClient.Options>, operation: string, Parameters]>> = {
  "product key": [
    { service: kissmetricsTracking, credentials: productKey("0".repeat(40)) },
    "record",
    [
      ["_p", "bob"],
      ["_n", "Signed Up"]
    ]
  ],
  "service account": [{ credentials: credentials.serviceAccount }, "lines", []],
  "service account on a form": [{ credentials: credentials.serviceAccount }, "people", [["where", "true"]]],
  "service account on a JSON body": [{ credentials: credentials.serviceAccount }, "note", [["note", "1"]]],
  "project secret": [{ credentials: credentials.projectSecret }, "lines", []],
  "request signature": [{ credentials: credentials.signature }, "lines", []]
}

for (const [name, transport] of Object.entries({ "Transport.layer": Transport.layer(), undici: Undici.layer() })) {
  describe(`a redirect over ${name}`, () => {
    for (const [what, [given, operation, parameters]] of Object.entries(calls)) {
      it.live(`takes no ${what} to another origin`, () =>
        Effect.gen(function* () {
          const other = yield* LoopbackServer.http((_, response) => response.end("{}"))
          const asked = yield* LoopbackServer.http((request, response) => {
            const status = statuses[(asked.requests.length - 1) % statuses.length]
            response.writeHead(status ?? 302, { location: `${other.origin}${request.url}` }).end()
          })
          const hosts = { query: asked.origin, app: asked.origin, tracking: asked.origin }
          const client = yield* ApiClient.make({ ...options, ...given, hosts })
          const ways: ReadonlyArray<Effect.Effect<unknown, ApiError, Scope.Scope>> = [
            client.call(operation, parameters),
            client.stream(operation, parameters)
          ]
          for (const way of ways) {
            for (const status of statuses) {
              const { reason } = yield* Effect.flip(Effect.scoped(way))
              assert.instanceOf(reason, Rejected)
              assert.strictEqual(reason.status, status)
              assert.include(reason.message, "a redirect, which is never followed")
            }
          }
          assert.strictEqual(asked.requests.length, 2 * statuses.length)
          assert.strictEqual(other.sockets.length, 0)
        }).pipe(Effect.scoped, Effect.provide(transport))
      )
    }
  })
}
