import * as Effect from "effect/Effect"
import { PersistedQueueError, type PersistedQueueStore } from "effect/persistence/PersistedQueue"
import { assert, describe, it } from "vitest"
import { RedisClaims } from "../../../src/internal/redis/RedisClaims.ts"
import { rejection } from "../../support/outcomes.ts"

const lost = new PersistedQueueError({ message: "connection lost", cause: new Error("connection lost") })

describe("claims of a persisted queue", () => {
  it("are given back when the connection is lost for some of them", async () => {
    let takes = 0
    const closed: Array<string> = []
    const store: PersistedQueueStore["Service"] = {
      offer: () => Effect.void,
      cleanup: () => Effect.void,
      take: () =>
        Effect.suspend(() =>
          takes++ === 0
            ? Effect.fail(lost)
            : Effect.as(
                Effect.addFinalizer((exit) => Effect.sync(() => void closed.push(exit._tag))),
                { id: `id-${takes}`, attempts: 1, element: { calledAt: 0, line: "/e" } }
              )
        )
    }
    const failure = await rejection(
      Effect.runPromise(
        Effect.scoped(
          Effect.gen(function* () {
            const claims = yield* RedisClaims.make(store, "queue", Effect.never)
            const error = yield* Effect.flip(claims.claim(3))
            assert.deepStrictEqual(closed, ["Failure", "Failure"])
            return yield* error
          })
        )
      )
    )
    assert.deepInclude(failure, { _tag: "OutboxFailed", problem: "unavailable" })
  })
})
