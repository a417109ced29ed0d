import { it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { TestClock } from "effect/testing"
import { assert, describe } from "vitest"
import { type Opened, open } from "../../../src/internal/keeping/Opened.ts"
import type { Outbox } from "../../../src/Outbox.ts"
import { OutboxFailed } from "../../../src/TrackingError.ts"

const nothing = (): void => undefined

describe("an outbox on its way to be open", () => {
  it.effect("keeps nothing of the attempts that have failed", () =>
    Effect.gen(function* () {
      let attempts = 0
      let held = 0
      const outbox = {} as Outbox // nobody uses it
      const opening = Effect.gen(function* () {
        yield* Effect.acquireRelease(
          Effect.sync(() => held++),
          () => Effect.sync(() => held--)
        )
        if (++attempts <= 3) return yield* new OutboxFailed({ problem: "unavailable", code: "ECONNREFUSED" })
        return outbox
      })
      yield* Effect.scoped(
        Effect.gen(function* () {
          const opened: Opened = yield* open(opening, { end: nothing, warn: nothing, over: nothing }, "")
          assert.strictEqual((yield* Effect.flip(opened.now)).code, "ECONNREFUSED")
          yield* TestClock.adjust("2 seconds")
          assert.deepStrictEqual({ attempts, held }, { attempts: 3, held: 0 })
          yield* TestClock.adjust("1 second")
          assert.strictEqual(yield* opened.eventually, outbox)
          assert.strictEqual(held, 1)
        })
      )
      assert.strictEqual(held, 0)
    })
  )
})
