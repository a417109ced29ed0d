import { createFakeServer, type FakeServer, startFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { createTracker as createNodeTracker } from "../../src/node.ts"
import type { FlushReport, Tracker } from "../../src/Tracker.ts"
import { TrackerClosed } from "../../src/TrackingError.ts"
import { rejection, until } from "../support/outcomes.ts"
import { key, second, swift, trackerOn } from "../support/product.ts"

const report = (figures: Partial<FlushReport>): FlushReport => ({
  delivered: 0,
  spooled: 0,
  dropped: 0,
  pending: 0,
  oldestAge: 0,
  ...figures
})

const hang = { fault: { kind: "hang" } } as const

describe("flush", () => {
  it("has nothing to wait for when nothing was called", async () => {
    assert.deepStrictEqual(await trackerOn(createFakeServer()).flush({ timeout: "1 hour" }), report({}))
  })

  it("waits until every call made before it has ended", async () => {
    const server = createFakeServer({
      faults: [
        { operation: "set", fault: { kind: "status", status: 400 } },
        { times: 3, fault: { kind: "status", status: 503 } }
      ]
    })
    const tracker = trackerOn(server)
    for (let i = 0; i < 100; i++) tracker.record("bob", `Event ${i}`)
    for (let i = 0; i < 20; i++) tracker.set("bob", { i })
    tracker.record("", "Refused at the call")
    assert.deepStrictEqual(await tracker.flush(), report({ delivered: 100, dropped: 20 }))
    assert.strictEqual(server.events().length, 100)
  })

  it("counts only what has happened since it began", async () => {
    const tracker = trackerOn(createFakeServer())
    tracker.record("bob", "Signed Up")
    assert.strictEqual((await tracker.flush()).delivered, 1)
    assert.deepStrictEqual(await tracker.flush(), report({}))
  })

  it("tells at the deadline what is pending, and for how long", async () => {
    let now = second * 1000
    const server = createFakeServer({ faults: [{ operation: "set", ...hang }] })
    const tracker = trackerOn(server, { now: () => now })
    tracker.set("bob", { a: 1 })
    now += 5000
    tracker.set("bob", { b: 1 })
    tracker.record("bob", "Signed Up")
    await until(() => server.events().length === 1)
    now += 5000
    assert.deepStrictEqual(await tracker.flush({ timeout: "20 millis" }), report({ pending: 2, oldestAge: 10_000 }))
    await tracker.close({ timeout: 0 })
  })

  it("drops nothing: what is pending goes on", async () => {
    const server = createFakeServer({ clock: 0, faults: [{ fault: { kind: "delay", by: "1 minute" } }] })
    const tracker = trackerOn(server, { timeout: "1 hour" })
    const receipt = tracker.record("bob", "Signed Up")
    assert.strictEqual((await tracker.flush({ timeout: 0 })).pending, 1)
    server.clock.advance("1 minute")
    assert.strictEqual((await receipt).outcome, "delivered")
  })

  it("does not wait for calls made after it began", async () => {
    const server = createFakeServer({ faults: [{ operation: "set", ...hang }] })
    const tracker = trackerOn(server)
    tracker.record("bob", "Signed Up")
    const flushed = tracker.flush({ timeout: "1 hour" })
    tracker.set("bob", { a: 1 })
    assert.deepStrictEqual(await flushed, report({ delivered: 1 }))
    await tracker.close({ timeout: 0 })
  })

  it("does not count calls made after it began", async () => {
    const server = createFakeServer({ faults: [{ operation: "set", ...hang }] })
    const tracker = trackerOn(server)
    tracker.set("bob", { a: 1 })
    const flushed = tracker.flush({ timeout: "50 millis" })
    await tracker.record("bob", "Signed Up")
    assert.deepStrictEqual({ ...(await flushed), oldestAge: 0 }, report({ pending: 1 }))
    await tracker.close({ timeout: 0 })
  })

  it("gives overlapping callers the truth about their own calls", async () => {
    const server = createFakeServer({ clock: 0, faults: [{ fault: { kind: "delay", by: "1 minute" } }] })
    const tracker = trackerOn(server, { timeout: "1 hour" })
    tracker.record("bob", "A")
    const one = [tracker.flush(), tracker.flush()]
    tracker.record("bob", "B")
    const two = [tracker.flush(), tracker.flush({ timeout: 0 })]
    assert.deepStrictEqual({ ...(await two[1]), oldestAge: 0 }, report({ pending: 2 }))
    await until(() => server.requests.length === 2)
    server.clock.advance("1 minute")
    assert.deepStrictEqual(await Promise.all(one), [report({ delivered: 1 }), report({ delivered: 1 })])
    assert.deepStrictEqual(await two[0], report({ delivered: 2 }))
  })

  it("counts calls that wait for room as well", async () => {
    const tracker = trackerOn(createFakeServer(), { queue: { maxEvents: 1 } })
    for (let i = 0; i < 5; i++) tracker.record("bob", `Event ${i}`)
    assert.deepStrictEqual(await tracker.flush(), report({ delivered: 5 }))
  })

  it("never rejects, not even for a deadline that is none", async () => {
    const tracker = trackerOn(createFakeServer())
    tracker.record("bob", "Signed Up")
    const timeout = "soon" as "1 second" // what JavaScript callers pass
    assert.deepStrictEqual(await tracker.flush({ timeout }), report({ delivered: 1 }))
    tracker.record("bob", "Signed In")
    assert.deepStrictEqual(await tracker.close({ timeout }), report({ delivered: 1 }))
  })
})

describe.each<[string, () => Promise<readonly [FakeServer, Tracker]>]>([
  [
    "fetch",
    async () => {
      const server = createFakeServer({ faults: [hang] })
      return [server, trackerOn(server)]
    }
  ],
  [
    "the pool",
    async () => {
      const server = await startFakeServer({ faults: [hang] })
      return [server, createNodeTracker({ key, host: server.url, retry: swift, outbox: false })]
    }
  ]
])("over %s, a server that never answers", (_, start) => {
  it("does not keep flush and close beyond their deadlines", async () => {
    const [server, tracker] = await start()
    for (let i = 0; i < 100; i++) tracker.record("bob", `Event ${i}`)
    const begin = performance.now()
    const flushed = await tracker.flush({ timeout: "50 millis" })
    assert.deepStrictEqual({ ...flushed, oldestAge: 0 }, report({ pending: 100 }))
    const closed = await tracker.close({ timeout: "50 millis" })
    assert.isBelow(performance.now() - begin, 5000)
    assert.deepStrictEqual(closed, report({ dropped: 100 }))
    assert.deepInclude(tracker.stats, {
      dropped: 100,
      queued: 0,
      inFlight: 0,
      waiting: 0,
      queuedBytes: 0,
      oldestAge: 0
    })
    await server.close()
  })
})

describe("close", () => {
  it("flushes, and refuses what is called afterwards", async () => {
    const server = createFakeServer()
    const dropped: Array<unknown> = []
    const tracker = trackerOn(server, { onDropped: (_, error) => dropped.push(error._tag) })
    tracker.record("bob", "Signed Up")
    const closed = tracker.close()
    const late = [tracker.record("bob", "Late"), tracker.set("bob", { a: 1 }), tracker.alias("bob", "rob")]
    for (const receipt of late) assert.instanceOf(await rejection(receipt), TrackerClosed)
    assert.deepStrictEqual(await closed, report({ delivered: 1 }))
    assert.instanceOf(await rejection(tracker.record("bob", "Later").accepted), TrackerClosed)
    assert.deepInclude(tracker.stats, { accepted: 1, queued: 0, inFlight: 0 })
    assert.deepStrictEqual(dropped, ["TrackerClosed", "TrackerClosed", "TrackerClosed", "TrackerClosed"])
    assert.deepStrictEqual(tracker.stats.droppedByReason, { TrackerClosed: 4 })
  })

  it("may be asked for more than once, and does it once", async () => {
    const tracker = trackerOn(createFakeServer())
    tracker.record("bob", "Signed Up")
    const closed = tracker.close()
    assert.strictEqual(tracker.close(), closed)
    await closed
    assert.deepStrictEqual(await tracker.close(), report({ delivered: 1 }))
  })

  it("drops what is left at the deadline, queued, sent or waiting for room, and says so", async () => {
    const dropped: Array<string | undefined> = []
    const server = createFakeServer({ faults: [hang] })
    const tracker = trackerOn(server, {
      concurrency: 1,
      queue: { maxEvents: 2 },
      onDropped: ({ name }) => dropped.push(name)
    })
    const receipts = ["A", "B", "C"].map((name) => tracker.record("bob", name))
    await until(() => server.requests.length === 1)
    assert.deepStrictEqual(await tracker.close({ timeout: 0 }), report({ dropped: 3 }))
    assert.deepStrictEqual(dropped, ["A", "B", "C"])
    for (const receipt of receipts) assert.instanceOf(await rejection(receipt), TrackerClosed)
  })

  it("breaks off what is in flight", async () => {
    let signal: AbortSignal | undefined
    const tracker = trackerOn(createFakeServer(), {
      fetch: (request) => {
        signal = request.signal
        return new Promise(() => undefined)
      }
    })
    tracker.record("bob", "Signed Up")
    await until(() => signal !== undefined)
    await tracker.close({ timeout: 0 })
    assert.isTrue(signal?.aborted)
  })

  it("is what `await using` does", async () => {
    const server = createFakeServer()
    {
      await using tracker = trackerOn(server)
      tracker.record("bob", "Signed Up")
    }
    assert.strictEqual(server.events().length, 1)
  })
})
