/** When the HTTP clients are loaded: they cost more than everything else an import brings. */
import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LoopbackServer from "./LoopbackServer.ts"

const program = join(import.meta.dirname, "programs/loading.ts")

const printed = (...args: ReadonlyArray<string>) =>
  Effect.promise(() => promisify(execFile)(process.execPath, [program, ...args], { timeout: 10_000 })).pipe(
    Effect.map(({ stdout }) => stdout)
  )

describe("a process that ends at once", () => {
  for (const [transport, client] of Object.entries({ fetch: "ky", undici: "undici" })) {
    it.live(`loads ${client} with the layer over it, and nothing with its imports`, () =>
      Effect.gen(function* () {
        assert.strictEqual(yield* printed(transport), `loaded\nloaded ${client}\n`)
      })
    )

    it.live(`loads ${client} alone to make a request, and sends it before it is gone`, () =>
      Effect.gen(function* () {
        const server = yield* LoopbackServer.http((_, response) => response.end())
        assert.strictEqual(yield* printed(transport, server.origin), `loaded\nloaded ${client}\n`)
        assert.strictEqual(server.requests.length, 1)
      })
    )
  }
})
