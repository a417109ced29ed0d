import { createFakeServer } from "@tallymark/testing"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import { assert, describe, it } from "vitest"
import type { Claim, Outbox, OutboxEntry, OutboxSource } from "../../../src/Outbox.ts"
import { OutboxFailed } from "../../../src/TrackingError.ts"
import { turn, until } from "../../support/outcomes.ts"
import { keepingTrackerOn } from "../../support/product.ts"

const failure = new OutboxFailed({ problem: "unavailable", code: "ECONNRESET" })

/** An outbox in memory that keeps everything it is told, and does as a test says otherwise. */
const scriptedOutbox = (lines: ReadonlyArray<string>, script: Partial<Outbox> = {}) => {
  const kept: Array<OutboxEntry> = []
  const buried: Array<Claim> = []
  const acknowledged: Array<Claim> = []
  const waiting = lines.map(
    (line, i): Claim => ({ entry: { id: `id-${i}`, calledAt: 0, line }, attempts: 1, key: `${i}` })
  )
  const none = Effect.succeed(0)
  const outbox: Outbox = {
    accept: (entries) => Effect.sync(() => void kept.push(...entries)),
    claim: (limit) =>
      Effect.suspend(() => (waiting.length === 0 ? Effect.never : Effect.succeed(waiting.splice(0, limit)))),
    acknowledge: (claims) => Effect.sync(() => void acknowledged.push(...claims)),
    retryLater: () => Effect.void,
    bury: (claim) => Effect.sync(() => void buried.push(claim)),
    count: Effect.fail(failure),
    dead: { list: () => Effect.succeed([]), retry: () => none, drop: () => none },
    ...script
  }
  return { outbox, kept, buried, acknowledged }
}

const sourceOf = (open: Effect.Effect<Outbox, OutboxFailed>): OutboxSource => ({
  isWriteAhead: false,
  open: () => open
})

const call = (name: string): string => `/e?_p=bob&_n=${name}&_t=1700000000&_d=1`

describe("calls of the outbox", () => {
  it("are delivered although an entry beside them cannot be buried at once", async () => {
    const server = createFakeServer()
    let isDown = true
    const { outbox, acknowledged, buried } = scriptedOutbox(["no call", call("One"), call("Two")], {
      bury: (claim) =>
        Effect.suspend(() => {
          if (!isDown) return Effect.sync(() => void buried.push(claim))
          isDown = false
          return Effect.fail(failure)
        })
    })
    const tracker = keepingTrackerOn(server, sourceOf(Effect.succeed(outbox)))
    await until(() => acknowledged.length === 2)
    assert.deepStrictEqual(
      server.events().map(({ name }) => name),
      ["One", "Two"]
    )
    await tracker.close()
    assert.deepStrictEqual(
      buried.map(({ entry }) => entry.line),
      ["no call"]
    )
  })
})

describe("the word that a call has been delivered", () => {
  it("is said again when the outbox did not take it", async () => {
    const told: Array<ReadonlyArray<Claim>> = []
    const { outbox } = scriptedOutbox([call("One"), call("Two")], {
      acknowledge: (claims) =>
        Effect.suspend(() => {
          told.push(claims)
          return told.length === 1 ? Effect.fail(failure) : Effect.void
        })
    })
    const server = createFakeServer()
    const tracker = keepingTrackerOn(server, sourceOf(Effect.succeed(outbox)))
    await until(() => told.length === 1)
    await tracker.close()
    assert.deepStrictEqual(
      told.slice(1).flatMap((claims) => claims.map(({ entry }) => entry.id)),
      ["id-0", "id-1"]
    )
    assert.strictEqual(server.requests.length, 2)
  })
})

describe("calls that go through the outbox", () => {
  it("wait for it to open, and nobody is warned of that", async () => {
    const gate = Deferred.makeUnsafe<void>()
    const { outbox, kept } = scriptedOutbox([])
    const warnings: Array<string> = []
    const tracker = keepingTrackerOn(createFakeServer(), sourceOf(Effect.as(Deferred.await(gate), outbox)), {
      deliver: false,
      onWarning: (message) => warnings.push(message)
    })
    const receipt = tracker.record("bob", "One")
    for (let turns = 0; turns < 100; turns++) await turn()
    Effect.runSync(Deferred.succeed(gate, undefined))
    await receipt.accepted
    assert.deepStrictEqual(
      kept.map(({ id }) => id),
      [receipt.id]
    )
    assert.deepStrictEqual(warnings, [])
    await tracker.close()
  })

  it("wait for room in a queue that is full, because they cannot go past it", async () => {
    const gate = Deferred.makeUnsafe<void>()
    const { outbox, kept } = scriptedOutbox([])
    const tracker = keepingTrackerOn(createFakeServer(), sourceOf(Effect.as(Deferred.await(gate), outbox)), {
      deliver: false,
      queue: { maxEvents: 2, maxWaiting: 3 }
    })
    const receipts = Array.from({ length: 6 }, (_, i) => tracker.record("bob", `Event ${i}`))
    assert.deepInclude(tracker.stats, { accepted: 2, waiting: 3, dropped: 1, droppedByReason: { QueueFull: 1 } })
    Effect.runSync(Deferred.succeed(gate, undefined))
    await Promise.all(receipts.slice(0, 5))
    assert.strictEqual(kept.length, 5)
    await tracker.close()
  })
})
