import { inspect } from "node:util"
import { assert, describe, expectTypeOf, it } from "vitest"
import type { TrackingError } from "../src/Delivery.ts"
import { OutboxFailed, type OutboxProblem, QueueFull, TrackerClosed } from "../src/TrackingError.ts"

const outboxFailed = (problem: OutboxProblem) => new OutboxFailed({ problem, code: "SQLITE_FULL" })

/** Each error beside the service's: what it says, and whether trying again may help. */
const errors: ReadonlyArray<
  readonly [QueueFull | TrackerClosed | OutboxFailed, message: RegExp, isRetryable: boolean]
> = [
  [new QueueFull({ maxEvents: 10, maxBytes: 999 }), /^the queue is full \(10 events, 999 bytes\); await/, true],
  [new TrackerClosed(), /^the tracker is closed; nothing more is sent$/, false],
  [outboxFailed("full"), /^the outbox is full \(SQLITE_FULL\); make room on the disk/, true],
  [outboxFailed("busy"), /^the outbox is busy .*; let fewer processes/, true],
  [outboxFailed("unavailable"), /^the outbox is unavailable .*; check its place/, true],
  [outboxFailed("readonly"), /^the outbox is readonly .*; make its place writable/, false],
  [outboxFailed("corrupt"), /^the outbox is corrupt .*; move the damaged file away/, false]
]

describe.each(errors.map(([error, message, isRetryable]) => ({ error, message, isRetryable })))(
  "$error.message",
  ({ error, message, isRetryable }) => {
    it("says what happened and what to do, in a terminal and in a log", () => {
      assert.match(error.message, message)
      assert.include(inspect(error), `${error._tag}: ${error.message}\n    at `)
      assert.deepInclude(JSON.parse(JSON.stringify(error)), { _tag: error._tag, message: error.message })
    })

    it("tells whether trying again may help", () => {
      assert.strictEqual(error.isRetryable, isRetryable)
    })
  }
)

it("every error of a call tells whether trying again may help", () => {
  expectTypeOf<TrackingError["isRetryable"]>().toEqualTypeOf<boolean>()
})
