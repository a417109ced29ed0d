import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { TestClock } from "effect/testing"
import { Tracking } from "../../src/Tracking.ts"
import { type Answer, scripted, withTracking } from "../support/scripted-transport.ts"

const start = 1_700_000_000_000
const answerTime = 10

/** Spreads numbers over 0 to 1, evenly and always in the same way. */
const spread = (n: number): number => {
  const mixed = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d)
  return (Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 0) / 2 ** 32
}

/** What is delivered while one request fails now and then, as a share of what would be if none did. */
const shareOfFullSpeed = (failing: number, concurrency: number) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start)
    const turns = concurrency > 16 ? 30 : 100
    const transport = scripted((_, before) => ({
      status: spread(before + 1) < failing ? 500 : 200,
      after: answerTime
    }))
    const warnings: Array<string> = []
    const run = Effect.gen(function* () {
      const service = yield* Tracking
      for (let turn = 0; turn < turns; turn++) {
        for (let i = 0; i < concurrency; i++) yield* service.record("bob", `Event ${turn} ${i}`)
        yield* TestClock.adjust(answerTime)
      }
      return (yield* service.stats).delivered / (turns * concurrency)
    })
    const share = yield* withTracking(run, transport, { concurrency, onWarning: (message) => warnings.push(message) })
    return { share, warnings }
  })

describe("a service that fails now and then", () => {
  it.effect.each([
    { failing: 0.02, senders: 64, least: 0.96 },
    { failing: 0.1, senders: 64, least: 0.87 },
    { failing: 0.02, senders: 4, least: 0.96 },
    { failing: 0.1, senders: 4, least: 0.8 }
  ])("in $failing of all requests takes at least $least of what $senders senders can send", (row) =>
    Effect.gen(function* () {
      const { share, warnings } = yield* shareOfFullSpeed(row.failing, row.senders)
      assert.isAtLeast(share, row.least)
      if (row.senders > 4) assert.isAtMost(warnings.length, row.failing < 0.1 ? 0 : 1)
    })
  )
})

describe("an answer that asks for a pause", () => {
  it.effect.each<Answer>([{ status: 503, retryAfter: "20" }, { status: 429, retryAfter: "20" }, 429])(
    "stops everyone at once, whoever gets through meanwhile",
    (answer) =>
      Effect.gen(function* () {
        yield* TestClock.setTime(start)
        const slow = { status: 200, after: 50 }
        const transport = scripted((_, before) => (before === 4 ? answer : before < 4 ? slow : 200))
        const run = Effect.gen(function* () {
          const service = yield* Tracking
          for (let i = 0; i < 20; i++) yield* service.record("bob", `Event ${i}`)
          yield* TestClock.adjust("300 millis")
          assert.strictEqual(transport.sent.length, 5)
          yield* TestClock.adjust("1 minute")
          assert.strictEqual((yield* service.stats).delivered, 20)
        })
        yield* withTracking(run, transport, { concurrency: 5 })
      })
  )
})

describe("silence", () => {
  it.effect("of one request is no outage while others are answered", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const transport = scripted((_, before) => (before === 0 ? "hang" : 200))
      const run = Effect.gen(function* () {
        const service = yield* Tracking
        for (let i = 0; i < 200; i++) {
          yield* service.record("bob", `Event ${i}`)
          yield* TestClock.adjust("100 millis")
          assert.isAtMost((yield* service.stats).inFlight, 1)
        }
      })
      yield* withTracking(run, transport, { concurrency: 4, timeout: "10 seconds" })
    })
  )
})
