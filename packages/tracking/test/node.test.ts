import { startFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { createTracker } from "../src/node.ts"
import { sqliteOutbox } from "../src/outbox-sqlite.ts"
import type { Tracker } from "../src/Tracker.ts"
import { runRecorder, TemporaryDirectory } from "./support/children.ts"
import { key, second, swift } from "./support/product.ts"

describe("createTracker of /node", { timeout: 20_000 }, () => {
  it("delivers everything once over its pool, by GET and by POST", async () => {
    await using server = await startFakeServer()
    await using tracker = createTracker({ key, host: server.url, outbox: false })
    for (let i = 0; i < 300; i++) {
      tracker.record(`person ${i}`, "Signed Up", { i })
      tracker.set(`person ${i}`, { a: "x".repeat(500), b: "y".repeat(500), c: "z".repeat(500), d: "å".repeat(100) })
      tracker.alias(`person ${i}`, `alias ${i}`)
    }
    const report = await tracker.flush()
    assert.deepStrictEqual(report, { delivered: 900, spooled: 0, dropped: 0, pending: 0, oldestAge: 0 })
    assert.strictEqual(server.events().length, 300)
    assert.strictEqual(server.people().length, 300)
    assert.strictEqual(server.person("alias 7")?.properties.c, "z".repeat(500))
    assert.strictEqual(server.requests.filter(({ method }) => method === "POST").length, 300)
    assert.deepStrictEqual(server.violations, [])
    assert.deepStrictEqual(server.duplicates, { events: 0, properties: 0, aliases: 0 })
  })

  it("comes through resets, half-closed connections, lost answers and failures with each event counted once", async () => {
    await using server = await startFakeServer({
      faults: [
        { probability: 0.05, fault: { kind: "reset" } },
        { probability: 0.05, fault: { kind: "half-close" } },
        { probability: 0.05, fault: { kind: "ack-lost" } },
        { probability: 0.05, fault: { kind: "reset", at: "body" } },
        { probability: 0.05, fault: { kind: "status", status: 503 } }
      ]
    })
    await using tracker = createTracker({
      key,
      host: server.url,
      outbox: false,
      retry: swift,
      now: () => second * 1000,
      onWarning: () => undefined
    })
    for (let i = 0; i < 200; i++) tracker.record("bob", "Clicked")
    assert.deepInclude(await tracker.flush(), { delivered: 200, dropped: 0, pending: 0 })
    assert.strictEqual(server.events().length, 200)
    assert.isAbove(server.duplicates.events, 0)
    assert.isAbove(tracker.stats.retried, 0)
  })

  it("follows no redirect, and takes the key nowhere", async () => {
    await using elsewhere = await startFakeServer()
    await using server = await startFakeServer({
      faults: [{ fault: { kind: "redirect", location: `${elsewhere.url}/e` } }]
    })
    await using tracker: Tracker = createTracker({ key, host: server.url, outbox: false, onWarning: () => undefined })
    tracker.record("bob", "Signed Up")
    assert.strictEqual((await tracker.flush()).dropped, 1)
    assert.strictEqual(elsewhere.requests.length, 0)
  })

  it("waits for as long as it must, also where that is more than a timer takes", async () => {
    const month = 30 * 24 * 3600
    await using server = await startFakeServer({
      faults: [{ fault: { kind: "status", status: 429, retryAfter: month } }]
    })
    using directory = new TemporaryDirectory()
    await using tracker = createTracker({
      key,
      host: server.url,
      outbox: sqliteOutbox({ directory: directory.state }),
      retry: { retryAfterCeiling: "365 days" },
      onWarning: () => undefined
    })
    tracker.record("bob", "Signed Up")
    await server.waitFor(({ requests }) => requests.length === 1)
    assert.strictEqual((await tracker.flush({ timeout: "200 millis" })).pending, 1)
    assert.strictEqual(server.requests.length, 1)
    assert.strictEqual((await tracker.close({ timeout: 0 })).spooled, 1)
  })

  it("keeps its connections instead of making new ones", async () => {
    await using server = await startFakeServer()
    await using tracker = createTracker({ key, host: server.url, outbox: false, concurrency: 4 })
    for (let i = 0; i < 200; i++) tracker.record("bob", `Event ${i}`)
    await tracker.flush()
    assert.strictEqual(server.events().length, 200)
    for (const { headers } of server.requests) assert.strictEqual(headers.connection, "keep-alive")
  })
})

describe.concurrent("a process", { timeout: 30_000 }, () => {
  it.each([
    ["/node", false],
    ["fetch", true]
  ])("over %s is kept alive by nothing once it has flushed, closed or not", async (_, isPlain) => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    const plan = { host: server.url, directory: directory.state, count: 1, isPlain, ending: "flush" } as const
    const { code, facts } = await runRecorder(plan)
    assert.strictEqual(code, 0)
    assert.deepInclude(facts.report, { delivered: 1, pending: 0 })
    assert.isBelow((facts.exitAt ?? Number.NaN) - (facts.flushedAt ?? Number.NaN), 2000)
  })

  it.each([
    ["/node", false],
    ["fetch", true]
  ])("over %s that records and falls off its end delivers first", async (_, isPlain) => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    const plan = { host: server.url, directory: directory.state, count: 100, isPlain, ending: "end" } as const
    const { code } = await runRecorder(plan)
    assert.strictEqual(code, 0)
    assert.strictEqual(server.events().length, 100)
  })

  it("goes on after the last call is accepted, also while the service is down", async () => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "status", status: 503, retryAfter: 60 } }] })
    using directory = new TemporaryDirectory()
    const plan = { host: server.url, directory: directory.state, count: 1, ending: "await-accepted" } as const
    const { code, facts } = await runRecorder(plan)
    assert.strictEqual(code, 0)
    assert.isTrue(facts.isReady)
    assert.strictEqual(directory.lines().length, 2)
  })

  it("does not wait for a service that is down: the outbox has its calls", async () => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "status", status: 503, retryAfter: 60 } }] })
    using directory = new TemporaryDirectory()
    const begin = performance.now()
    const { code } = await runRecorder({ host: server.url, directory: directory.state, ending: "end" })
    assert.isBelow(performance.now() - begin, 20_000)
    assert.strictEqual(code, 0)
    assert.strictEqual(directory.lines().length, 100)
  })

  it("leaves nothing behind when everything was delivered", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    await runRecorder({ host: server.url, directory: directory.state, ending: "close" })
    assert.deepStrictEqual(directory.lines(), [])
  })
})
