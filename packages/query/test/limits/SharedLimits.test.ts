import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Limits } from "../../src/limits/Limits.ts"
import { sharedLimits } from "../../src/limits/SharedLimits.ts"

const call = Limits.use(({ permit }) => permit("query", Effect.void))
const used = Limits.use(({ status }) => Effect.map(status, ({ query }) => query.used))

describe("sharedLimits", () => {
  it.effect("counts the calls of every client of a project together", () =>
    Effect.gen(function* () {
      const limits = sharedLimits()
      yield* Effect.provide(call, limits.layer("1"))
      yield* Effect.provide(call, limits.layer("1"))
      assert.strictEqual(yield* Effect.provide(used, limits.layer("1")), 2)
    })
  )

  it.effect("counts projects apart, and others who share among themselves", () =>
    Effect.gen(function* () {
      const limits = sharedLimits()
      yield* Effect.provide(call, limits.layer("1"))
      assert.strictEqual(yield* Effect.provide(used, limits.layer("2")), 0)
      assert.strictEqual(yield* Effect.provide(used, sharedLimits().layer("1")), 0)
    })
  )

  it.effect("holds when clients are made at the same time", () =>
    Effect.gen(function* () {
      const limits = sharedLimits()
      yield* Effect.all(
        Array.from({ length: 8 }, () => Effect.provide(call, limits.layer("1"))),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(yield* Effect.provide(used, limits.layer("1")), 8)
    })
  )
})
