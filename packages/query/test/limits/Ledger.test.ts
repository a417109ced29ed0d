import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Ledger from "../../src/internal/limits/Ledger.ts"
import { limiter } from "../../src/internal/limits/memory-ledger.ts"
import * as Pause from "../../src/internal/limits/Pause.ts"
import * as Places from "../../src/internal/limits/Places.ts"

const rules = {
  rates: [
    { name: "second", permits: 3, window: Duration.seconds(1) },
    { name: "hour", permits: 2, window: Duration.hours(1) }
  ],
  concurrent: 2
} as const

/** Two books of one pool, as two processes keep them: the permits are shared, the calls that run are each its own. */
const twoLedgers = Effect.map(limiter, (limiter) => {
  const open = () =>
    Ledger.make({ limiter, key: "query", rules, places: Places.makeMemory(2), pause: Pause.makeMemory() })
  return [open(), open()] as const
})

describe("a ledger", () => {
  it.effect("gives back the place of a call whose permit another process was faster to take", () =>
    Effect.gen(function* () {
      const [mine, theirs] = yield* twoLedgers
      yield* theirs.take
      yield* theirs.take
      assert.strictEqual((yield* mine.take)._tag, "spent")
      assert.strictEqual((yield* mine.account).running, 0)
    })
  )

  it.effect("uses no permit while all places are taken", () =>
    Effect.gen(function* () {
      const [mine] = yield* twoLedgers
      yield* mine.take
      yield* mine.take
      assert.strictEqual((yield* mine.take)._tag, "busy")
      const { supplies } = yield* mine.account
      assert.deepStrictEqual(
        supplies.map(({ waits }) => waits.filter((wait) => wait > 0).length),
        [2, 2]
      )
    })
  )

  it.effect("enters what was used before as used for what is left of its window", () =>
    Effect.gen(function* () {
      const [mine, theirs] = yield* twoLedgers
      yield* mine.enter(Duration.minutes(20))
      yield* mine.enter(Duration.hours(2))
      const { supplies } = yield* theirs.account
      assert.deepStrictEqual(
        supplies.map(({ waits }) => waits),
        [
          [0, 0, 0],
          [0, 40 * 60_000]
        ]
      )
    })
  )
})
