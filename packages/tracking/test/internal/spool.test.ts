import { statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type FakeServer, startFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { productMark, writeSpool } from "../../src/internal/spool-files.ts"
import { createTracker, type NodeTrackerOptions } from "../../src/node.ts"
import type { Tracker } from "../../src/Tracker.ts"
import type { Plan } from "../support/children.ts"
import { runRecorder, startRecorder, TemporaryDirectory } from "../support/children.ts"
import { until } from "../support/outcomes.ts"
import { key, second, swift } from "../support/product.ts"

const refuse = { fault: { kind: "refuse", for: "1 hour" } } as const
const hang = { fault: { kind: "hang" } } as const

/** Starts again after a process has ended, as the next process would. */
const restart = (server: FakeServer, { spool }: TemporaryDirectory, options: Partial<NodeTrackerOptions> = {}) =>
  createTracker({ key, host: server.url, spool, retry: swift, onWarning: () => undefined, ...options })

/** The calls that arrive when the service is back and the product starts again. */
const comeBack = async (server: FakeServer, directory: TemporaryDirectory): Promise<ReadonlyArray<string>> => {
  server.faults.clear()
  await using tracker = restart(server, directory)
  await tracker.flush()
  await until(() => directory.files().length === 0)
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
    const { code } = await runRecorder({ host: server.url, spool: directory.spool, ending, timeout: "20 millis" })
    assert.strictEqual(code, expected)
    assert.strictEqual(directory.files()[0]?.text.split("\n").length, 101)
    assert.deepStrictEqual((await comeBack(server, directory)).toSorted(), everything)
  })

  it.each<[Plan["ending"]]>([["exit"], ["throw"]])(
    "by %j loses and doubles none of them while the service is up",
    async (ending) => {
      await using server = await startFakeServer()
      using directory = new TemporaryDirectory()
      await runRecorder({ host: server.url, spool: directory.spool, ending })
      assert.deepStrictEqual((await comeBack(server, directory)).toSorted(), everything)
    }
  )

  it("leaves the very bytes that it sent, so that the service drops what it has already", async () => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "ack-lost", by: "hang" } }] })
    using directory = new TemporaryDirectory()
    const recorder = startRecorder({ host: server.url, spool: directory.spool, ending: "stay" })
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
    await runRecorder({ host: server.url, spool: directory.spool, ending: "exit" })
    const [file] = directory.files()
    assert.notInclude(`${file?.name}\n${file?.text}`, key)
    assert.strictEqual(file?.text.split("\n")[0]?.replace(/_t=\d+/, "_t="), "/e?_p=bob&_n=Event%200&_t=&_d=1&i=0")
    assert.strictEqual(statSync(join(directory.spool, file?.name ?? "")).mode & 0o777, 0o600)
    assert.strictEqual(statSync(directory.spool).mode & 0o777, 0o700)
  })

  it("refuses what is recorded after that, and says so", async () => {
    await using server = await startFakeServer({ faults: [refuse] })
    using directory = new TemporaryDirectory()
    const { dropped } = await runRecorder({ host: server.url, spool: directory.spool, ending: "record-late" })
    assert.deepStrictEqual(dropped, ["TrackerClosed"])
    assert.strictEqual(directory.files()[0]?.text.split("\n").length, 101)
  })

  it("says what it loses when it cannot write, and does not crash", async () => {
    await using server = await startFakeServer({ faults: [refuse] })
    using directory = new TemporaryDirectory()
    const occupied = join(directory.path, "occupied")
    writeFileSync(occupied, "")
    const { code, warnings, dropped } = await runRecorder({
      host: server.url,
      spool: join(occupied, "spool"),
      ending: "exit"
    })
    assert.strictEqual(code, 0)
    assert.deepStrictEqual(warnings, [
      "tallymark: the spool directory cannot be used, so calls that are queued when the process ends are lost (ENOTDIR)",
      "tallymark: 100 calls could not be written to the spool directory and are lost (ENOTDIR)"
    ])
    assert.strictEqual(dropped.length, 100)
  })

  it("writes 10,000 calls at once, not one by one", async () => {
    await using server = await startFakeServer({ faults: [hang] })
    using directory = new TemporaryDirectory()
    const { facts } = await runRecorder({ host: server.url, spool: directory.spool, ending: "exit", count: 10_000 })
    const left = directory.files().find(({ name }) => name.endsWith(".left"))
    assert.strictEqual(left?.text.split("\n").length, 10_001)
    const { exitAt = 0, doneAt = 0, wholeWrite = 0, lineWrites = 0 } = facts
    assert.isAbove(wholeWrite, 0)
    assert.isBelow(doneAt - exitAt, 1000 * wholeWrite)
    assert.isBelow(doneAt - exitAt, lineWrites)
  })
})

describe.concurrent("the next start", { timeout: 30_000 }, () => {
  /** Leaves a file of a hundred calls for each number given, which is that of its first call. */
  const leave = (server: FakeServer, directory: TemporaryDirectory, ...firsts: ReadonlyArray<number>): void => {
    for (const first of firsts) {
      const lines = Array.from({ length: 100 }, (_, i) => `/e?_p=bob&_n=Event%20${first + i}&_t=${second}&_d=1`)
      writeSpool(directory.spool, productMark(key, server.url), lines)
    }
  }

  it("reports a line that was cut and lines that are no calls, and sends the rest", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    leave(server, directory, 0)
    const { name, text } = directory.files()[0] ?? assert.fail("no file")
    const junk = ["not a call", "/e?_p=bob", "/x?_p=bob", "/a?_k=stolen&_p=a&_n=b", "/e?%zz", ""].join("\n")
    writeFileSync(join(directory.spool, name), `${junk}\n${text.slice(0, -3)}`)
    const warnings: Array<string> = []
    await using tracker = restart(server, directory, { onWarning: (message) => warnings.push(message) })
    assert.strictEqual((await tracker.flush()).delivered, 99)
    assert.deepStrictEqual(warnings, [
      "tallymark: a spool file ends in the middle of a call, which is lost",
      "tallymark: 6 lines of a spool file are not calls, and were left out"
    ])
    assert.deepStrictEqual(server.violations, [])
  })

  it("sends everything, however small the queue and whatever its policy", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    leave(server, directory, 0)
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
    leave(server, directory, 0)
    const queue = { maxEvents: 20 }
    const plan = { host: server.url, spool: directory.spool, first: 100, count: 5, queue } as const
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
    leave(server, directory, 0, 100, 200)
    const plan = { host: server.url, spool: directory.spool, ending: "close", count: 0 } as const
    const ended = await Promise.all([1, 2, 3].map(() => runRecorder(plan)))
    const delivered = ended.map(({ facts }) => facts.report?.delivered ?? 0)
    assert.strictEqual(
      delivered.reduce((sum, count) => sum + count, 0),
      300
    )
    assert.strictEqual(server.requests.filter(({ status }) => status === 200).length, 300)
    assert.deepStrictEqual(directory.files(), [])
  })

  it("leaves a file alone that a living process sends, and adopts it when that has died", async () => {
    await using server = await startFakeServer({ faults: [hang] })
    using directory = new TemporaryDirectory()
    leave(server, directory, 0)
    const holder = startRecorder({ host: server.url, spool: directory.spool, ending: "stay", count: 0 })
    await holder.ready
    const early = restart(server, directory)
    assert.deepInclude(early.stats, { accepted: 0, waiting: 0 })
    await early.close()
    holder.child.kill("SIGKILL")
    await holder.ended
    assert.deepStrictEqual((await comeBack(server, directory)).toSorted(), everything)
  })
})
