import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import { assert, describe, it } from "vitest"
import type { OutboxEntry } from "../src/Outbox.ts"
import { type SqliteOutboxOptions, sqliteOutbox } from "../src/outbox-sqlite.ts"
import { OutboxFailed } from "../src/TrackingError.ts"
import { claim, entries, type Harness, open, outboxContract } from "./contract/outbox.ts"
import { TemporaryDirectory } from "./support/children.ts"
import { rejection } from "./support/outcomes.ts"

const run = Effect.runPromise

interface FileHarness extends Harness {
  readonly directory: string
  readonly file: () => string
}

const harness = async (options: SqliteOutboxOptions = {}): Promise<FileHarness> => {
  const temporary = new TemporaryDirectory()
  const directory = temporary.state
  return {
    directory,
    file: () => temporary.files()[0] ?? assert.fail("no outbox file"),
    source: sqliteOutbox({ directory, pollEvery: "5 millis", ...options }),
    [Symbol.asyncDispose]: async () => temporary[Symbol.dispose]()
  }
}

describe("an outbox in a file", () => {
  outboxContract(harness)

  it("is read by its owner only", async () => {
    await using place = await harness()
    const { outbox, close } = await open(place)
    await run(outbox.accept(entries(1)))
    for (const name of readdirSync(place.directory)) {
      assert.strictEqual(statSync(join(place.directory, name)).mode & 0o777, 0o600)
    }
    assert.strictEqual(statSync(place.directory).mode & 0o777, 0o700)
    await close()
  })

  it("loses and doubles nothing when it is opened again", async () => {
    await using place = await harness()
    for (let i = 0; i < 5; i++) {
      const { outbox, close } = await open(place)
      await run(outbox.accept(entries(100, i * 100)))
      await close()
    }
    const { outbox, close } = await open(place)
    const claims = await claim(outbox, 500)
    assert.strictEqual(new Set(claims.map(({ entry }) => entry.id)).size, 500)
    await close()
  })

  it("tells of the oldest call, also when it has come back from the dead letters", async () => {
    await using place = await harness()
    const { outbox, close } = await open(place)
    await run(outbox.accept(entries(20)))
    const [oldest, next] = await claim(outbox, 5)
    if (oldest === undefined || next === undefined) return assert.fail("there is nothing to claim")
    await run(outbox.bury(oldest, "no use"))
    assert.strictEqual((await run(outbox.count)).oldest, next.entry.calledAt)
    await run(outbox.dead.retry())
    assert.strictEqual((await run(outbox.count)).oldest, oldest.entry.calledAt)
    await close()
  })

  it("hands entries out in the order in which it took them, wherever the clock was then", async () => {
    await using place = await harness()
    const { outbox, close } = await open(place)
    const future = entries(50).map((entry) => ({ ...entry, calledAt: entry.calledAt * 2 }))
    await run(outbox.accept(future))
    await run(outbox.accept(entries(50, 50)))
    const claims = await run(outbox.claim(60))
    assert.deepStrictEqual(
      claims.map(({ entry }) => entry),
      [...future, ...entries(10, 50)]
    )
    await close()
  })
})

describe("a file that is full", () => {
  const filled = { maxBytes: 256 * 1024 }

  it("refuses entries, all of a call or none, and takes them again when there is room", async () => {
    await using place = await harness(filled)
    const { outbox, close } = await open(place)
    let taken = 0
    let refused: unknown
    while (refused === undefined) {
      await run(outbox.accept(entries(100, taken))).then(
        () => {
          taken += 100
        },
        (error: unknown) => {
          refused = error
        }
      )
    }
    assert.instanceOf(refused, OutboxFailed)
    assert.deepInclude(refused, { problem: "full", code: "SQLITE_FULL" })
    assert.deepInclude(await run(outbox.count), { waiting: taken })
    await run(outbox.acknowledge(await claim(outbox, taken)))
    await run(outbox.accept(entries(100)))
    assert.deepInclude(await run(outbox.count), { waiting: 100 })
    await close()
  })

  it("evicts the oldest when it may, tells which, and keeps the newest", async () => {
    await using place = await harness({ ...filled, whenFull: "evict-oldest" })
    const evicted: Array<OutboxEntry> = []
    const { outbox, close } = await open(place, {
      listener: { warn: () => undefined, evicted: (gone) => evicted.push(...gone) }
    })
    for (let i = 0; i < 100; i++) await run(outbox.accept(entries(100, i * 100)))
    const { waiting } = await run(outbox.count)
    assert.isAbove(evicted.length, 0)
    assert.strictEqual(waiting + evicted.length, 10_000)
    assert.deepStrictEqual(evicted, entries(evicted.length))
    await close()
  })
})

describe("a file that cannot be used", () => {
  it("is set aside when it is damaged, and a new one is begun", async () => {
    await using place = await harness()
    await (await open(place)).close()
    writeFileSync(place.file(), "this is no database, but long enough to be looked at".repeat(200))
    const warnings: Array<string> = []
    const listener = { evicted: () => undefined, warn: (_: string, message: string) => warnings.push(message) }
    const { outbox, close } = await open(place, { listener })
    await run(outbox.accept(entries(1)))
    assert.deepInclude(await run(outbox.count), { waiting: 1 })
    assert.strictEqual(warnings.length, 1)
    assert.strictEqual(readdirSync(place.directory).filter((name) => name.includes(".damaged-")).length, 1)
    await close()
  })

  it("is set aside when the damage shows later, and the call at hand is kept", async () => {
    await using place = await harness()
    const { outbox, close } = await open(place)
    await run(outbox.accept(entries(2000)))
    await close()
    const bytes = Buffer.alloc(statSync(place.file()).size - 8192, 0x7f)
    const { openSync, writeSync, closeSync } = await import("node:fs")
    const handle = openSync(place.file(), "r+")
    writeSync(handle, bytes, 0, bytes.length, 8192)
    closeSync(handle)
    const again = await open(place)
    await run(again.outbox.accept(entries(1)))
    await run(again.outbox.accept(entries(1, 1)))
    assert.isAtLeast((await run(again.outbox.count)).waiting, 2)
    await again.close()
  })

  it("fails with a typed error that names no path when its place is none", async () => {
    await using place = await harness()
    writeFileSync(join(place.directory, "..", "..", "occupied"), "")
    const source = sqliteOutbox({ directory: join(place.directory, "..", "..", "occupied", "outbox") })
    const error = await rejection(open({ source }))
    assert.instanceOf(error, OutboxFailed)
    assert.deepInclude(error, { problem: "unavailable", code: "ENOTDIR" })
    assert.notInclude(String(error), "occupied")
  })

  it("is left alone when it is somebody else's, or of a newer version", async () => {
    await using place = await harness()
    await (await open(place)).close()
    const file = place.file()
    using newer = new DatabaseSync(file)
    newer.exec("PRAGMA user_version = 99")
    newer.close()
    assert.deepInclude(await rejection(open(place)), { problem: "unavailable", code: "NEWER_VERSION" })
    rmSync(file)
    using foreign = new DatabaseSync(file)
    foreign.exec("CREATE TABLE recipes (name TEXT)")
    foreign.close()
    assert.deepInclude(await rejection(open(place)), { problem: "unavailable", code: "NOT_AN_OUTBOX" })
    assert.isTrue(existsSync(file))
  })

  it("is made again with all it held when somebody deletes it", async () => {
    await using place = await harness()
    const warnings: Array<string> = []
    const listener = { evicted: () => undefined, warn: (_: string, message: string) => warnings.push(message) }
    const { outbox, close } = await open(place, { listener })
    await run(outbox.accept(entries(1200)))
    const held = await claim(outbox, 10)
    for (const name of readdirSync(place.directory)) rmSync(join(place.directory, name))
    await run(outbox.accept(entries(1, 1200)))
    assert.deepStrictEqual(warnings, ["the outbox file was deleted while in use; it is made again, with 1200 calls"])
    // What they were is no longer claimed; to acknowledge it must not touch what stands in its place now.
    await run(outbox.acknowledge(held))
    assert.deepInclude(await run(outbox.count), { waiting: 1201, claimed: 0 })
    assert.strictEqual((await claim(outbox, 1201)).length, 1201)
    await close()
  })
})
