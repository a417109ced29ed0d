import { spawnSync } from "node:child_process"
import { readFileSync, statSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { setTimeout } from "node:timers/promises"
import { startFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { sqliteOutbox } from "../src/outbox-sqlite.ts"
import { open } from "./contract/outbox.ts"
import { startRecorder, TemporaryDirectory } from "./support/children.ts"

/** What another process is told that wants the file for itself, as SQLite does for the last one that closes it. */
const takeOver = (file: string): string => {
  const program = `
    const { DatabaseSync } = process.getBuiltinModule("node:sqlite")
    const database = new DatabaseSync(process.argv[1])
    try {
      console.log(database.prepare("PRAGMA journal_mode = DELETE").get().journal_mode)
    } catch (error) {
      console.log(error.errstr)
    }`
  return spawnSync(process.execPath, ["--no-warnings", "--eval", program, file], { encoding: "utf8" }).stdout.trim()
}

/** How many locks this process has on a file. */
const locksOn = (file: string): number => {
  const { ino } = statSync(file)
  const locks = readFileSync("/proc/locks", "utf8").split("\n")
  return locks.filter((line) => line.includes(` ${process.pid} `) && line.includes(`:${ino} `)).length
}

describe("a file that a process has opened more than once", () => {
  it("stays locked, so that no other process removes the log that its calls are in", async () => {
    using directory = new TemporaryDirectory()
    const source = sqliteOutbox({ directory: directory.state })
    const one = await open({ source })
    const [file = ""] = directory.files()
    assert.strictEqual(takeOver(file), "database is locked")
    const other = await open({ source })
    assert.strictEqual(takeOver(file), "database is locked")
    await other.close()
    assert.strictEqual(takeOver(file), "database is locked")
    await one.close()
    assert.strictEqual(takeOver(file), "delete")
  })

  // Newer versions of SQLite look at more than this lock, and would hide that it is gone.
  it.skipIf(process.platform !== "linux")("keeps the lock itself", async () => {
    using directory = new TemporaryDirectory()
    const source = sqliteOutbox({ directory: directory.state })
    const one = await open({ source })
    const [file = ""] = directory.files()
    assert.strictEqual(locksOn(file), 1)
    const other = await open({ source })
    assert.strictEqual(locksOn(file), 1)
    await other.close()
    assert.strictEqual(locksOn(file), 1)
    await one.close()
  })
})

describe("the last moments of a process", { timeout: 30_000 }, () => {
  it("are long enough to wait for another one that writes for a second", async () => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "refuse", for: "1 hour" } }] })
    using directory = new TemporaryDirectory()
    const plan = { host: server.url, directory: directory.state, ending: "record-and-exit", count: 20 } as const
    const recorder = startRecorder(plan)
    await recorder.ready
    const [file = ""] = directory.files()
    using writer = new DatabaseSync(file)
    writer.exec("BEGIN IMMEDIATE")
    recorder.child.kill("SIGTERM")
    await setTimeout(1000)
    writer.exec("ROLLBACK")
    const { dropped } = await recorder.ended
    assert.deepStrictEqual(dropped, [])
    assert.strictEqual(directory.lines().length, 21)
  })
})
