import { afterAll, assert, describe, it } from "vitest"
import { clear } from "../bundles.ts"
import { deliver, deliveryMark, figuresOf, worst } from "../deliveries.ts"

const patience = 30_000

afterAll(clear)

describe("a delivery", { timeout: 60_000 }, () => {
  it("finds every event of a client that loses none", async () => {
    const figures = await deliver("undici-request", { count: 2000, mode: "normal" }, { patience })
    assert.deepStrictEqual([figures.distinct, figures.lost, figures.duplicates, figures.unreadable], [2000, 0, 0, 0])
    assert.strictEqual(figures.requests, 2000)
    assert.isAbove(figures.eventsPerSecond, 0)
    assert.isAbove(figures.cpuPerEvent, 0)
    assert.strictEqual(deliveryMark([figures]), "")
  })

  it("shows the losses of a client that drops in silence", async () => {
    const figures = await deliver("posthog", { count: 12_000, mode: "normal" }, { patience })
    assert.deepStrictEqual([figures.distinct, figures.lost, figures.toldLost], [10_000, 2000, 0])
    assert.strictEqual(deliveryMark([figures]), "LOST 2,000, told of 0")
  })

  it("fails a run that takes longer than its patience", async () => {
    const late = deliver("undici-request", { count: 1, mode: "hang" }, { patience: 500 })
    const failure = await late.then(
      () => undefined,
      (error: unknown) => error
    )
    assert.match(String(failure), /stopped after 0.5 s/)
  })
})

describe("the figures of a delivery", () => {
  const delivery = { startedAt: 1000, recordedAt: 1100, settledAt: 4000, cpu: 900, peakMemory: 5e6, toldLost: 1 }
  const counts = {
    connections: 1,
    requests: 100,
    received: 100,
    distinct: 90,
    duplicates: 10,
    doubled: 0,
    mistaken: 0,
    turnedAway: 0,
    unreadable: 0,
    lastNewAt: 3000
  }
  const figures = figuresOf(100, delivery, counts)

  it("do not let duplicates hide losses", () => {
    assert.strictEqual(figures.lost, 10)
    assert.strictEqual(deliveryMark([figures]), "LOST 10, told of 1, 10 DUPLICATES")
  })

  it("count distinct events only, until the last new one, whenever the client says it is done", () => {
    assert.strictEqual(figures.eventsPerSecond, 45)
    assert.strictEqual(figures.cpuPerEvent, 10)
    assert.strictEqual(figures.seconds, 3)
  })

  it("are as bad as the worst run, and unknown when a run failed", () => {
    const clean = { ...figures, lost: 0, duplicates: 0 }
    const measured = (...runs: ReadonlyArray<typeof figures>) => [{ client: "tallymark" as const, runs, ended: runs }]
    assert.strictEqual(worst(measured(clean, figures), "tallymark"), 20)
    assert.strictEqual(worst(measured(clean), "tallymark"), 0)
    const failed = [{ client: "tallymark" as const, runs: [clean, { failed: "stopped" }], ended: [clean] }]
    assert.isUndefined(worst(failed, "tallymark"))
  })
})
