import { closeSync, openSync, readdirSync, rmSync, statSync, writeSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { it as effectIt } from "@effect/vitest"
import * as Effect from "effect/Effect"
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

  effectIt.effect("says again that it lives", () =>
    Effect.gen(function* () {
      using directory = new TemporaryDirectory()
      // Processes of this machine are asked since when they run.
      yield* TestClock.setTime(Date.now())
      yield* Effect.scoped(
        Effect.gen(function* () {
          yield* openIn(place(directory))
          yield* openIn(place(directory))
          declareDead(directory)
          yield* TestClock.adjust("10 seconds")
          assert.strictEqual(holders(directory), 2)
        })
      )
      assert.strictEqual(holders(directory), 0)
    })
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
