import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import { Caller } from "./support/callers.ts"
import { TemporaryDirectory } from "./support/temporary-directory.ts"

const call = (count: number) => ({ _tag: "call", pool: "query", count, isHeld: false }) as const

describe("a ledger file that several processes have open", { timeout: 30_000 }, () => {
  it("grants 60 permits an hour to all of them together, and stays whole", async () => {
    using directory = new TemporaryDirectory()
    const file = join(directory.path, "limits.json")
    const options = { place: { file }, maxWait: 0, query: { concurrent: 100 } }
    await using first = new Caller(options)
    await using second = new Caller(options)
    await using third = new Caller(options)
    const all = [first, second, third]
    for (const caller of all) caller.order(call(40))
    await Promise.all(all.map((caller) => caller.until(40)))
    assert.strictEqual(first.started + second.started + third.started, 60)
    const { pages } = JSON.parse(readFileSync(file, "utf8"))
    assert.lengthOf(pages["12345:query"].uses, 60)
    assert.deepStrictEqual(readdirSync(directory.path), ["limits.json"])
  })

  it("keeps what a process has used that is killed in the middle", async () => {
    using directory = new TemporaryDirectory()
    const options = { place: { file: join(directory.path, "limits.json") }, maxWait: 0, query: { concurrent: 100 } }
    await using first = new Caller(options)
    first.order(call(1_000))
    await first.until(25)
    await first.kill()
    await using second = new Caller(options)
    second.order(call(60))
    await second.until(60)
    assert.isAtMost(first.started + second.started, 60)
    assert.isAtLeast(first.started + second.started, 59)
  })
})
