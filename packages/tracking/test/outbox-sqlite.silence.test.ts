import { closeSync, openSync, readdirSync, rmSync, statSync, writeSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { it as effectIt } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { TestClock } from "effect/testing"
import { assert, describe, it } from "vitest"
import { sqliteOutbox } from "../src/outbox-sqlite.ts"
import { claim, entries, type Opening, open, openIn } from "./contract/outbox.ts"
import { TemporaryDirectory } from "./support/children.ts"

const run = Effect.runPromise

const place = (directory: TemporaryDirectory) => ({
  source: sqliteOutbox({ directory: directory.state, pollEvery: "5 millis" })
})

const database = (directory: TemporaryDirectory): DatabaseSync => new DatabaseSync(directory.files()[0] ?? "")

/** What another process does to one that has been silent for too long, for example because it was suspended. */
const declareDead = (directory: TemporaryDirectory): void => {
  using file = database(directory)
  file.exec("UPDATE entries SET holder = NULL; DELETE FROM holders")
}

const holders = (directory: TemporaryDirectory): number => {
  using file = database(directory)
  return file.prepare("SELECT id FROM holders").all().length
}

describe("a process that was taken for dead and goes on", () => {
  it("leaves what it claims after that to others when it dies in earnest", async () => {
    using directory = new TemporaryDirectory()
    const silent: Opening = await open(place(directory))
    declareDead(directory)
    await run(silent.outbox.accept(entries(3)))
    assert.strictEqual((await claim(silent.outbox, 3)).length, 3)
    // It dies without a word.
    const other = await open(place(directory))
    assert.deepInclude(await run(other.outbox.count), { waiting: 3, claimed: 0 })
    await other.close()
    await silent.close()
  })

  effectIt.effect("says again that it lives, as long as it has claimed something", () =>
    Effect.gen(function* () {
      using directory = new TemporaryDirectory()
      // Processes of this machine are asked since when they run.
      yield* TestClock.setTime(Date.now())
      yield* Effect.scoped(
        Effect.gen(function* () {
          const outbox = yield* openIn(place(directory))
          yield* outbox.accept(entries(2))
          declareDead(directory)
          yield* outbox.claim(1)
          yield* TestClock.adjust("10 seconds")
          assert.strictEqual(holders(directory), 1)
          assert.deepInclude(yield* outbox.count, { waiting: 1, claimed: 1 })
        })
      )
      assert.strictEqual(holders(directory), 0)
    })
  )
})

describe("a process that has nothing to deliver", () => {
  effectIt.effect("writes nothing, and takes what another leaves when that has died", () =>
    Effect.gen(function* () {
      using directory = new TemporaryDirectory()
      yield* TestClock.setTime(Date.now())
      const source = sqliteOutbox({ directory: directory.state })
      const outbox = yield* openIn({ source })
      const claiming = yield* Effect.forkChild(outbox.claim(10))
      using file = database(directory)
      const version = () => file.prepare("PRAGMA data_version").get()?.data_version
      const before = version()
      yield* TestClock.adjust("1 hour")
      assert.strictEqual(version(), before)
      file.exec("INSERT INTO holders (id, host, pid, alive_at) VALUES (99, 'gone', 1, 0)")
      const insert =
        "INSERT INTO entries (id, called_at, line, holder, ready_at, attempts) VALUES ('a', 1, '/e', 99, 0, 1)"
      file.exec(insert)
      yield* TestClock.adjust("10 seconds")
      assert.strictEqual((yield* Fiber.join(claiming)).length, 1)
    }).pipe(Effect.scoped)
  )
})

/** Writes nonsense over everything behind the first pages of a file. */
const damage = (file: string): void => {
  const bytes = Buffer.alloc(statSync(file).size - 8192, 0x7f)
  const handle = openSync(file, "r+")
  writeSync(handle, bytes, 0, bytes.length, 8192)
  closeSync(handle)
}

describe("a file in the hands of two processes", () => {
  it("is given up by both when it is damaged, and both use the new one", async () => {
    using directory = new TemporaryDirectory()
    const filler = await open(place(directory))
    await run(filler.outbox.accept(entries(5000)))
    await filler.close()
    const [one, other] = [await open(place(directory)), await open(place(directory))]
    damage(directory.files()[0] ?? "")
    for (const { outbox } of [one, other, one, other]) await run(outbox.accept(entries(1)))
    await other.close()
    assert.isAtLeast((await run(one.outbox.count)).waiting, 4)
    await one.close()
  })

  it("is made again with its dead letters when somebody deletes it", async () => {
    using directory = new TemporaryDirectory()
    const { outbox, close } = await open(place(directory))
    await run(outbox.accept(entries(2)))
    const [letter] = await claim(outbox, 2)
    if (letter !== undefined) await run(outbox.bury(letter, "no use"))
    const before = await run(outbox.dead.list(10))
    for (const name of readdirSync(directory.state)) rmSync(join(directory.state, name))
    assert.deepStrictEqual(await run(outbox.dead.list(10)), before)
    assert.strictEqual(before.length, 1)
    await close()
  })
})
