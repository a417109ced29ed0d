/**
 * The part of the transports' contract about processes: an idle connection does not keep one alive.
 */
import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LoopbackServer from "../LoopbackServer.ts"

const program = join(import.meta.dirname, "../programs/idle.ts")

export const idleness = (name: "fetch" | "undici"): void =>
  it.live("lets a process end that has nothing left to do, though its connection is open", () =>
    Effect.gen(function* () {
      const server = yield* LoopbackServer.http((request, response) => {
        if (request.url === "/") response.end()
      })
      const refusing = yield* LoopbackServer.refusing
      // The time limit ends a process that would wait for its connection, which the server keeps for a minute, or for
      // the deadline of a request that has ended.
      const { stdout } = yield* Effect.promise(() =>
        promisify(execFile)(process.execPath, [program, name, server.origin, refusing], { timeout: 4000 })
      )
      assert.strictEqual(stdout, "200 TransportFailed None None\n")
    })
  )
