import { execFileSync } from "node:child_process"
import { mkdtempSync, rmdirSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { startFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { createTracker } from "../src/node.ts"
import { sqliteOutbox } from "../src/outbox-sqlite.ts"
import { TemporaryDirectory } from "./support/children.ts"
import { rejection } from "./support/outcomes.ts"
import { key, second, swift } from "./support/product.ts"

/** A file system of a megabyte; making one is a privilege. */
class SmallDisk implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), "tallymark-disk-"))

  constructor() {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", this.path], { stdio: "ignore" })
  }

  /** From here on nothing can be written. */
  freeze(): void {
    execFileSync("mount", ["-o", "remount,ro", this.path])
  }

  [Symbol.dispose](): void {
    execFileSync("umount", [this.path])
    rmdirSync(this.path)
  }
}

const mayMount = ((): boolean => {
  try {
    using _ = new SmallDisk()
    return true
  } catch {
    return false
  }
})()

const down = { fault: { kind: "refuse", for: "1 hour" } } as const

describe("a tracker whose outbox is in trouble", { timeout: 60_000 }, () => {
  it.skipIf(!mayMount)("goes on delivering from memory when the disk is full, and says so at the call", async () => {
    using disk = new SmallDisk()
    await using server = await startFakeServer({ faults: [down] })
    const warnings: Array<string> = []
    await using tracker = createTracker({
      key,
      host: server.url,
      outbox: sqliteOutbox({ directory: disk.path }),
      retry: swift,
      onWarning: (message) => warnings.push(message)
    })
    let failure: unknown
    let calls = 0
    while (failure === undefined) {
      const receipt = tracker.record("bob", `Event ${calls++}`, { text: "x".repeat(400) })
      await receipt.accepted.catch((error: unknown) => {
        failure = error
      })
    }
    assert.deepInclude(failure, { _tag: "OutboxFailed", problem: "full" })
    assert.isTrue(warnings.some((message) => message.includes("make room on the disk")))
    server.faults.clear()
    const { delivered, dropped } = await tracker.flush()
    assert.deepStrictEqual({ delivered, dropped }, { delivered: calls, dropped: 0 })
    assert.strictEqual(server.events().length, calls)
    // With room again, calls are kept again.
    await tracker.record("bob", "Later").accepted
  })

  it.skipIf(!mayMount)("delivers from memory too where nothing can be written, and says why at the call", async () => {
    using disk = new SmallDisk()
    await using server = await startFakeServer({ faults: [down] })
    const outbox = sqliteOutbox({ directory: disk.path })
    await createTracker({ key, host: server.url, outbox }).close()
    disk.freeze()
    await using tracker = createTracker({
      key,
      host: server.url,
      outbox,
      retry: swift,
      onWarning: () => undefined
    })
    const receipt = tracker.record("bob", "Signed Up")
    assert.deepInclude(await rejection(receipt.accepted), { _tag: "OutboxFailed", problem: "readonly" })
    server.faults.clear()
    assert.strictEqual((await receipt).outcome, "delivered")
  })

  it("delivers around a call that the service always refuses, and buries it with the reason", async () => {
    await using server = await startFakeServer({
      faults: [{ operation: "set", fault: { kind: "status", status: 400 } }]
    })
    using directory = new TemporaryDirectory()
    const outbox = sqliteOutbox({ directory: directory.state })
    await using tracker = createTracker({ key, host: server.url, outbox, retry: swift, onWarning: () => undefined })
    const poison = tracker.set("bob", { plan: "pro" })
    for (let i = 0; i < 50; i++) tracker.record("bob", `Event ${i}`)
    assert.deepInclude(await tracker.flush(), { delivered: 50, dropped: 1, pending: 0 })
    assert.deepInclude(await rejection(poison), { _tag: "ApiError" })
    await tracker.close()
    assert.deepStrictEqual(directory.lines(), [])
    const [letter = "", ...others] = directory.lines("dead")
    assert.match(letter, /^\/s\?_p=bob&_t=\d+&_d=1&plan=pro$/)
    assert.strictEqual(others.length, 0)
    assert.deepStrictEqual(directory.reasons(), ["set: the service rejected the request with 400"])
  })

  it("takes a backlog of 100 MB in parts, and delivers its oldest first", async () => {
    await using server = await startFakeServer()
    using directory = new TemporaryDirectory()
    const outbox = sqliteOutbox({ directory: directory.state })
    await createTracker({ key, host: server.url, outbox }).close()
    const [file = ""] = directory.files()
    fill(file, 200_000)
    const begin = performance.now()
    await using tracker = createTracker({ key, host: server.url, outbox, retry: swift })
    assert.isBelow(performance.now() - begin, 5000)
    await server.waitFor((recorded) => recorded.events().length >= 1000)
    assert.isAtMost(tracker.stats.restored - tracker.stats.delivered, 5000)
    const names = server.events().map(({ name }) => Number(name.slice("Event ".length)))
    assert.isBelow(Math.max(...names), 20_000)
    await tracker.close({ timeout: 0 })
  })
})

/** Puts so many calls of half a kilobyte into an outbox file. */
const fill = (file: string, calls: number): void => {
  using database = new DatabaseSync(file)
  const insert = database.prepare(
    "INSERT INTO entries (id, called_at, line, ready_at, attempts) VALUES (?, ?, ?, 0, 0)"
  )
  const text = "x".repeat(450)
  database.exec("BEGIN")
  for (let i = 0; i < calls; i++) {
    insert.run(`id-${i}`, second * 1000, `/e?_p=bob&_n=Event%20${i}&_t=${second}&_d=1&text=${text}`)
  }
  database.exec("COMMIT")
}
