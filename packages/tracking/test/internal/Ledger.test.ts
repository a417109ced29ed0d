import { createFakeServer, type FaultRule } from "@tallymark/testing"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FastCheck from "fast-check"
import { assert, describe, it } from "vitest"
import { Ledger } from "../../src/internal/Ledger.ts"
import { Parcel } from "../../src/internal/Parcel.ts"
import type { Overflow } from "../../src/Options.ts"
import type { Receipt } from "../../src/Receipt.ts"
import type { Stats, Tracker } from "../../src/Tracker.ts"
import { turn } from "../support/outcomes.ts"
import { second, trackerOn } from "../support/product.ts"

const pending = ({ queued, inFlight, waiting }: Stats): number => queued + inFlight + waiting

/** How the accepted promise of a receipt stands. */
const watchAccepted = (receipt: Receipt): { state: "open" | "accepted" | "refused" } => {
  const watch: { state: "open" | "accepted" | "refused" } = { state: "open" }
  receipt.accepted.then(
    () => {
      watch.state = "accepted"
    },
    () => {
      watch.state = "refused"
    }
  )
  return watch
}

const statuses = [200, 304, 400, 404, 408, 429, 500, 503]

const fault: FastCheck.Arbitrary<FaultRule> = FastCheck.record({
  probability: FastCheck.constantFrom(0.1, 0.5),
  fault: FastCheck.oneof(
    FastCheck.constantFrom(...statuses).map((status) => ({ kind: "status", status }) as const),
    FastCheck.constantFrom("reset", "ack-lost", "half-close").map((kind) => ({ kind }) as const),
    FastCheck.constant({ kind: "redirect", location: "http://elsewhere.test/" } as const)
  )
})

const step = FastCheck.oneof(
  {
    weight: 8,
    arbitrary: FastCheck.record({ act: FastCheck.constant("record"), n: FastCheck.integer({ min: 1, max: 6 }) })
  },
  {
    weight: 2,
    arbitrary: FastCheck.record({ act: FastCheck.constant("refuse"), n: FastCheck.integer({ min: 1, max: 2 }) })
  },
  {
    weight: 4,
    arbitrary: FastCheck.record({ act: FastCheck.constant("turn"), n: FastCheck.integer({ min: 1, max: 5 }) })
  },
  { weight: 1, arbitrary: FastCheck.record({ act: FastCheck.constant("flush"), n: FastCheck.constant(1) }) }
)

const scenario = FastCheck.record({
  seed: FastCheck.nat(),
  faults: FastCheck.array(fault, { maxLength: 3 }),
  queue: FastCheck.record({
    maxEvents: FastCheck.integer({ min: 1, max: 8 }),
    maxWaiting: FastCheck.integer({ min: 0, max: 4 }),
    overflow: FastCheck.constantFrom<Overflow>("wait", "drop-newest", "drop-oldest")
  }),
  concurrency: FastCheck.integer({ min: 1, max: 4 }),
  attempts: FastCheck.constantFrom(1, 3),
  steps: FastCheck.array(step, { minLength: 1, maxLength: 25 })
})

describe("the books", () => {
  it("balance at every moment, whatever is called, goes wrong or overflows", { timeout: 20_000 }, async () => {
    await FastCheck.assert(
      FastCheck.asyncProperty(scenario, async ({ seed, faults, queue, concurrency, attempts, steps }) => {
        const server = createFakeServer({ seed, faults })
        const told = { delivered: 0, dropped: 0 }
        const tracker: Tracker = trackerOn(server, {
          queue,
          concurrency,
          retry: { base: 0, cap: 0, attempts },
          onDelivered: () => told.delivered++,
          onDropped: () => told.dropped++
        })
        const watches: Array<ReturnType<typeof watchAccepted>> = []
        const balance = () => {
          const { stats } = tracker
          const reasons = Object.values(stats.droppedByReason).reduce((sum, count) => sum + count, 0)
          assert.strictEqual(stats.delivered + stats.dropped + stats.spooled + pending(stats), watches.length)
          assert.deepStrictEqual(told, { delivered: stats.delivered, dropped: stats.dropped })
          assert.strictEqual(reasons, stats.dropped)
          assert.isAtMost(stats.queued + stats.inFlight, queue.maxEvents)
          assert.isAtMost(stats.waiting, queue.maxWaiting)
        }
        const act = async (what: string) => {
          if (what === "turn") await turn()
          else if (what === "flush") await tracker.flush({ timeout: 0 })
          else watches.push(watchAccepted(tracker.record(what === "record" ? "bob" : "", `Event ${watches.length}`)))
          balance()
        }
        for (const { act: what, n } of steps) for (let i = 0; i < n; i++) await act(what)

        const report = await tracker.close()
        await turn()
        balance()
        const { stats } = tracker
        assert.strictEqual(report.pending, 0)
        assert.strictEqual(pending(stats), 0)
        assert.strictEqual(stats.queuedBytes, 0)
        const count = (state: string) => watches.filter((watch) => watch.state === state).length
        assert.strictEqual(count("accepted"), stats.accepted)
        assert.strictEqual(count("accepted") + count("refused"), watches.length)
        // What the service holds is what was delivered, and what it stored without being able to say so.
        const unsaid = server.requests.filter(({ fault: kind }) => kind === "ack-lost").length
        assert.isAtLeast(server.events().length, stats.delivered - answeredByFault(server))
        assert.isAtMost(server.events().length, stats.delivered + unsaid)
        assert.deepStrictEqual(server.violations, [])
      }),
      { numRuns: 150 }
    )
  })

  it("agree with what arrived when nothing but the answers go wrong", { timeout: 20_000 }, async () => {
    const faults: ReadonlyArray<FaultRule> = [
      { probability: 0.2, fault: { kind: "ack-lost" } },
      { probability: 0.2, fault: { kind: "status", status: 503 } },
      { probability: 0.2, fault: { kind: "reset" } }
    ]
    const server = createFakeServer({ faults })
    const tracker = trackerOn(server, { retry: { base: 0, cap: 0, attempts: 1000 } })
    for (let i = 0; i < 300; i++) tracker.record("bob", `Event ${i}`)
    const report = await tracker.close()
    assert.deepStrictEqual(report, { delivered: 300, spooled: 0, dropped: 0, pending: 0, oldestAge: 0 })
    assert.strictEqual(server.events().length, 300)
    assert.isAbove(server.duplicates.events, 0)
  })
})

/** Requests that a fault answered as if the service had taken them. */
const answeredByFault = (server: {
  readonly requests: ReadonlyArray<{ fault?: string | undefined; status?: number | undefined }>
}) =>
  server.requests.filter(({ fault: kind, status }) => kind === "status" && (status === 200 || status === 304)).length

describe("Ledger", () => {
  const parcel = (sequence: number) =>
    new Parcel({ kind: "alias", person: "bob", name: "rob", timestamp: second, parameters: "" }, "t", sequence, 0)

  it("keeps a wait up to date for a flush that joined before the other gave up", async () => {
    const ledger = new Ledger()
    const call = parcel(1)
    ledger.enter(call)
    const first = ledger.begin()
    const gaveUp = Effect.runFork(first.done)
    const late = ledger.begin()
    await Effect.runPromise(Fiber.interrupt(gaveUp))
    first.leave()
    ledger.close(call, { outcome: "delivered" }, true)
    await Effect.runPromise(late.done)
    assert.deepStrictEqual(late.tally(), { delivered: 1, spooled: 0, dropped: 0, pending: 0 })
  })

  it("tells each flush what has happened since it began, also where two share a wait", () => {
    const ledger = new Ledger()
    const calls = [parcel(1), parcel(2), parcel(3)] as const
    for (const call of calls) ledger.enter(call)
    const early = ledger.begin()
    ledger.close(calls[0], { outcome: "delivered" }, true)
    const late = ledger.begin()
    ledger.close(calls[1], { outcome: "spooled" }, true)
    assert.deepStrictEqual(early.tally(), { delivered: 1, spooled: 1, dropped: 0, pending: 1 })
    assert.deepStrictEqual(late.tally(), { delivered: 0, spooled: 1, dropped: 0, pending: 1 })
  })

  it("stops counting for a flush that has left", () => {
    const ledger = new Ledger()
    const calls = [parcel(1), parcel(2)]
    for (const call of calls) ledger.enter(call)
    const { tally, leave } = ledger.begin()
    leave()
    for (const call of calls) ledger.close(call, { outcome: "delivered" }, true)
    assert.strictEqual(tally().pending, 2)
  })
})
