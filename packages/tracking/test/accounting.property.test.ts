import { createFakeServer, type FakeServer } from "@tallymark/testing"
import * as FastCheck from "fast-check"
import { assert, describe, it } from "vitest"
import type { Overflow } from "../src/Options.ts"
import type { OutboxSource } from "../src/Outbox.ts"
import { sqliteOutbox } from "../src/outbox-sqlite.ts"
import type { Receipt } from "../src/Receipt.ts"
import type { Tracker } from "../src/Tracker.ts"
import { TemporaryDirectory } from "./support/children.ts"
import { keepingTrackerOn, trackerOn } from "./support/product.ts"

/** What a product and the world do. */
type Step =
  | { readonly do: "record"; readonly calls: number; readonly size: number }
  | { readonly do: "refused" }
  | { readonly do: "service"; readonly answers: "well" | "500" | "400" | "nothing" }
  | { readonly do: "flush" }
  | { readonly do: "settle" }

const step: FastCheck.Arbitrary<Step> = FastCheck.oneof(
  FastCheck.record({
    do: FastCheck.constant("record" as const),
    calls: FastCheck.integer({ min: 1, max: 12 }),
    size: FastCheck.constantFrom(1, 400)
  }),
  FastCheck.constant({ do: "refused" as const }),
  FastCheck.record({
    do: FastCheck.constant("service" as const),
    answers: FastCheck.constantFrom("well" as const, "500" as const, "400" as const, "nothing" as const)
  }),
  FastCheck.constant({ do: "flush" as const }),
  FastCheck.constant({ do: "settle" as const })
)

const plan = FastCheck.record({
  steps: FastCheck.array(step, { minLength: 3, maxLength: 25 }),
  overflow: FastCheck.constantFrom<Overflow>("wait", "spool", "drop-newest", "drop-oldest"),
  maxEvents: FastCheck.constantFrom(1, 5, 1000),
  maxWaiting: FastCheck.constantFrom(0, 3),
  deliver: FastCheck.constantFrom("from memory", "through the file", "without a file")
})

/** A product whose calls are counted by the test beside the tracker. */
class Product {
  readonly server = createFakeServer()
  readonly receipts: Array<Receipt> = []
  readonly delivered = new Set<string>()
  readonly dropped = new Map<string, string>()
  readonly names = new Map<string, string>()
  tracker: Tracker

  constructor(make: (product: Product) => Tracker) {
    this.tracker = make(this)
  }

  record(calls: number, size: number): void {
    for (let i = 0; i < calls; i++) {
      const name = `Event ${this.receipts.length}`
      const receipt = this.tracker.record("bob", name, { text: "x".repeat(size) })
      this.receipts.push(receipt)
      this.names.set(receipt.id, name)
    }
  }

  refused(): void {
    const receipt = this.tracker.record("", "Nobody")
    this.receipts.push(receipt)
  }

  /** Every call is in one place, also in the eyes of the hooks. */
  check(): void {
    const { delivered, dropped, droppedByReason, inFlight, queued, restored, spooled, waiting } = this.tracker.stats
    assert.strictEqual(
      delivered + dropped + spooled + queued + inFlight + waiting,
      this.receipts.length + restored,
      JSON.stringify(this.tracker.stats)
    )
    assert.strictEqual(
      Object.values(droppedByReason).reduce((sum, count) => sum + count, 0),
      dropped
    )
    assert.deepStrictEqual([this.delivered.size, this.dropped.size], [delivered, dropped])
  }
}

const answering = (server: FakeServer, answers: "well" | "500" | "400" | "nothing"): void => {
  server.faults.clear()
  if (answers === "nothing") server.faults.add({ fault: { kind: "refuse", for: "1 hour" } })
  else if (answers !== "well") server.faults.add({ fault: { kind: "status", status: Number(answers) } })
}

const arrived = (server: FakeServer): ReadonlyArray<string> => server.events().map(({ name }) => name)

describe("every call", { timeout: 120_000 }, () => {
  it("is delivered, dropped with a reason, left in the outbox or on its way, whatever happens", async () => {
    await FastCheck.assert(
      FastCheck.asyncProperty(plan, async ({ deliver, maxEvents, maxWaiting, overflow, steps }) => {
        using directory = new TemporaryDirectory()
        const outbox: OutboxSource = sqliteOutbox({ directory: directory.state, pollEvery: "1 millis" })
        const product = new Product(({ delivered, dropped, server }) => {
          const options = {
            queue: { maxEvents, maxWaiting, overflow },
            concurrency: 3,
            onDelivered: ({ id }: { readonly id: string }) => void delivered.add(id),
            onDropped: ({ id }: { readonly id: string }, error: { readonly _tag: string }) =>
              void dropped.set(id, error._tag)
          }
          if (deliver === "without a file") return trackerOn(server, options)
          return keepingTrackerOn(server, outbox, { ...options, deliver: deliver === "from memory" })
        })
        for (const one of steps) {
          if (one.do === "record") product.record(one.calls, one.size)
          else if (one.do === "refused") product.refused()
          else if (one.do === "service") answering(product.server, one.answers)
          else if (one.do === "flush") await product.tracker.flush({ timeout: "5 millis" })
          // What is on its way into the file is nowhere else for a moment.
          else
            await Promise.race([
              Promise.allSettled(product.receipts.map(({ accepted }) => accepted)),
              product.tracker.flush({ timeout: "20 millis" })
            ])
          if (one.do === "settle") product.check()
        }
        await product.tracker.close({ timeout: "10 millis" })
        product.check()
        const { inFlight, queued, waiting } = product.tracker.stats
        assert.deepStrictEqual({ inFlight, queued, waiting }, { inFlight: 0, queued: 0, waiting: 0 })
        // What receipts say is what hooks say. One that was left in the outbox may have been taken out again since.
        for (const [index, end] of (await Promise.allSettled(product.receipts)).entries()) {
          const { id } = product.receipts[index] ?? assert.fail("there is one")
          if (end.status === "rejected") assert.isTrue(product.dropped.has(id))
          else if (end.value.outcome === "delivered") assert.isTrue(product.delivered.has(id))
        }
        // The service takes everything that was not dropped, now or with the next start, and nothing else.
        answering(product.server, "well")
        const kept = product.receipts.filter(({ id }) => !product.dropped.has(id))
        if (deliver !== "without a file") {
          await using next = keepingTrackerOn(product.server, outbox)
          const missing = kept.filter(({ id }) => !product.delivered.has(id)).length
          while (next.stats.delivered < missing && product.server.events().length < kept.length) {
            await new Promise((resolve) => setImmediate(resolve))
          }
        }
        assert.deepStrictEqual(
          arrived(product.server).toSorted(),
          kept.map(({ id }) => product.names.get(id) ?? "").toSorted()
        )
      }),
      { numRuns: Number(process.env.TALLYMARK_ACCOUNTING_RUNS ?? "40") }
    )
  })
})
