import { readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { type FakeServer, startFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { createTracker, type NodeTrackerOptions } from "../src/node.ts"
import { sqliteOutbox } from "../src/outbox-sqlite.ts"
import type { Tracker } from "../src/Tracker.ts"
import type { Plan } from "./support/children.ts"
import { runRecorder, startRecorder, TemporaryDirectory } from "./support/children.ts"
import { until } from "./support/outcomes.ts"
import { key, second, swift } from "./support/product.ts"

const refuse = { fault: { kind: "refuse", for: "1 hour" } } as const
const hang = { fault: { kind: "hang" } } as const

/** Starts again after a process has ended, as the next process would. */
const restart = (server: FakeServer, directory: TemporaryDirectory, options: Partial<NodeTrackerOptions> = {}) =>
  createTracker({
    key,
    host: server.url,
    outbox: sqliteOutbox({ directory: directory.state }),
    retry: swift,
    onWarning: () => undefined,
    ...options
  })

/** The calls that arrive when the service is back and the product starts again. */
const comeBack = async (server: FakeServer, directory: TemporaryDirectory): Promise<ReadonlyArray<string>> => {
  server.faults.clear()
  await using tracker = restart(server, directory)
  await until(() => directory.lines().length === 0)
  await tracker.flush()
  return server.events().map(({ name }) => name)
}

const everything = Array.from({ length: 100 }, (_, i) => `Event ${i}`).toSorted()

describe.concurrent("a process that ends with calls in its queue", { timeout: 30_000 }, () => {
  it.each<[Plan["ending"], number]>([
    ["end", 0],
    ["exit", 0],
    ["throw", 1],
    ["close", 0]
  ])("by %j loses none of them while the service is down", async (ending, expected) => {
    await using server = await startFakeServer({ faults: [refuse] })
    using directory = new TemporaryDirectory()
    const { code } = await runRecorder({ host: server.url, directory: directory.state, ending, timeout: "20 millis" })
    assert.strictEqual(code, expected)
    assert.strictEqual(directory.lines().length, 100)
    assert.deepStrictEqual((await comeBack(server, directory)).toSorted(), everything)
  })

  it.each<[Plan["ending"]]>([["exit"], ["throw"]])(
    "by %j loses and doubles none of them while the service is up",
    async (ending) => {
      await using server = await startFakeServer()
      using directory = new TemporaryDirectory()
      await runRecorder({ host: server.url, directory: directory.state, ending })
      assert.deepStrictEqual((await comeBack(server, directory)).toSorted(), everything)
    }
  )

  it("leaves the very bytes that it sent, so that the service drops what it has already", async () => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "ack-lost", by: "hang" } }] })
    using directory = new TemporaryDirectory()
    const recorder = startRecorder({ host: server.url, directory: directory.state, ending: "stay" })
    await server.waitFor(({ requests }) => requests.length === 64, { timeout: "20 seconds" })
    recorder.child.kill("SIGTERM")
    await recorder.ended
    const sent = server.requests.map(({ url }) => url)
    assert.deepStrictEqual((await comeBack(server, directory)).toSorted(), everything)
    const again = new Set(server.requests.slice(sent.length).map(({ url }) => url))
    for (const url of sent) assert.isTrue(again.has(url))
    assert.strictEqual(server.duplicates.events, 64)
  })

  it("says nothing of the key, and lets nobody else read", async () => {
    await using server = await startFakeServer({ faults: [refuse] })
    using directory = new TemporaryDirectory()
    await runRecorder({ host: server.url, directory: directory.state, ending: "exit" })
    const [file = ""] = directory.files()
    assert.notInclude(file + readFileSync(file, "latin1"), key)
    assert.strictEqual(directory.lines()[0]?.replace(/_t=\d+/, "_t="), "/e?_p=bob&_n=Event%200&_t=&_d=1&i=0")
    assert.strictEqual(statSync(file).mode & 0o777, 0o600)
    assert.strictEqual(statSync(directory.state).mode & 0o777, 0o700)
  })

  it("refuses what is recorded after that, and says so", async () => {
    await using server = await startFakeServer({ faults: [refuse] })
    using directory = new TemporaryDirectory()
    const { dropped } = await runRecorder({ host: server.url, directory: directory.state, ending: "record-late" })
    assert.deepStrictEqual(dropped, ["TrackerClosed"])
    assert.strictEqual(directory.lines().length, 100)
  })

  it("says what it loses when it cannot write, and does not crash", async () => {
    await using server = await startFakeServer({ faults: [refuse] })
    using directory = new TemporaryDirectory()
    const occupied = join(directory.path, "occupied")
    writeFileSync(occupied, "")
    const { code, warnings, dropped } = await runRecorder({
      host: server.url,
      directory: join(occupied, "outbox"),
      ending: "exit"
    })
    assert.strictEqual(code, 0)
    assert.deepStrictEqual(warnings, [
      "tallymark: the outbox is unavailable (ENOTDIR); check its place and the rights on it. " +
        "Calls are kept in memory only, and delivered from there"
    ])
    assert.deepStrictEqual([...new Set(dropped)], ["OutboxFailed"])
    assert.strictEqual(dropped.length, 100)
  })
})

describe.concurrent("the next start", { timeout: 30_000 }, () => {
  /** Leaves lines behind, as an earlier process would. */
  const leave = (server: FakeServer, directory: TemporaryDirectory, lines: ReadonlyArray<string>): void => {
    createTracker({ key, host: server.url, outbox: sqliteOutbox({ directory: directory.state }) }).close()
    const [file = ""] = directory.files()
    using database = new DatabaseSync(file)
    const insert = database.prepare(
      "INSERT INTO entries (id, called_at, line, ready_at, attempts) VALUES (?, ?, ?, 0, 0)"
    )
    for (const line of lines) insert.run(line, second * 1000, line)
  }

  const eventsFrom = (first: number): ReadonlyArray<string> =>
    Array.from({ length: 100 }, (_, i) => `/e?_p=bob&_n=Event%20${first + i}&_t=${second}&_d=1`)

  it("buries lines that are no calls, and sends the rest", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    const junk = ["not a call", "/e?_p=bob", "/x?_p=bob", "/a?_k=stolen&_p=a&_n=b", "/e?%zz"]
    leave(server, directory, [...junk, ...eventsFrom(0)])
    assert.deepStrictEqual((await comeBack(server, directory)).toSorted(), everything)
    assert.deepStrictEqual(directory.lines("dead"), junk)
    assert.deepStrictEqual(server.violations, [])
  })

  it("sends everything, however small the queue and whatever its policy", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    leave(server, directory, eventsFrom(0))
    const queue = { maxEvents: 2, maxWaiting: 0, overflow: "drop-newest" } as const
    let calls = 0
    // New calls take every place that comes free.
    const onDelivered = () => {
      for (let i = 0; i < 3; i++) tracker.record("bob", `New ${calls++}`)
    }
    await using tracker: Tracker = restart(server, directory, { queue, concurrency: 1, onDelivered })
    await until(() => server.events({ event: "Event 99" }).length === 1)
    const arrived = server.events().map(({ name }) => name)
    assert.deepStrictEqual(arrived.filter((name) => name.startsWith("Event")).toSorted(), everything)
    assert.isAbove(tracker.stats.dropped, 0)
  })

  it("leaves out no call when it ends before it has sent all", async () => {
    await using server = await startFakeServer({ faults: [refuse] })
    using directory = new TemporaryDirectory()
    leave(server, directory, eventsFrom(0))
    const queue = { maxEvents: 20 }
    const plan = { host: server.url, directory: directory.state, first: 100, count: 5, queue } as const
    await runRecorder({ ...plan, ending: "end" })
    await runRecorder({ ...plan, ending: "close", timeout: "20 millis", first: 105 })
    server.faults.clear()
    const names = await comeBack(server, directory)
    assert.strictEqual(new Set(names).size, 110)
    assert.strictEqual(names.length, 110)
  })

  it("sends a file in one process only", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    leave(server, directory, [0, 100, 200].flatMap(eventsFrom))
    const place = { host: server.url, directory: directory.state }
    const plan = { ...place, ending: "close", timeout: "20 seconds", count: 0 } as const
    const ended = await Promise.all([1, 2, 3].map(() => runRecorder(plan)))
    const delivered = ended.map(({ facts }) => facts.report?.delivered ?? 0)
    assert.strictEqual(
      delivered.reduce((sum, count) => sum + count, 0),
      300
    )
    assert.strictEqual(server.requests.filter(({ status }) => status === 200).length, 300)
    assert.deepStrictEqual(directory.lines(), [])
  })

  it("leaves a file alone that a living process sends, and adopts it when that has died", async () => {
    await using server = await startFakeServer({ faults: [hang] })
    using directory = new TemporaryDirectory()
    leave(server, directory, eventsFrom(0))
    const holder = startRecorder({ host: server.url, directory: directory.state, ending: "stay", count: 0 })
    await holder.ready
    const early = restart(server, directory)
    assert.deepInclude(early.stats, { accepted: 0, waiting: 0 })
    await early.close()
    holder.child.kill("SIGKILL")
    await holder.ended
    assert.deepStrictEqual((await comeBack(server, directory)).toSorted(), everything)
  })
})
