import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import { claimSpools, productMark, writeSpool } from "../../src/internal/spool-files.ts"
import { runRecorder, TemporaryDirectory } from "../support/children.ts"
import { key } from "../support/product.ts"

const mark = productMark(key, "https://trk.kissmetrics.io")

const claim = (directory: string) => claimSpools(directory, mark, (error) => assert.fail(String(error)))

/** A claimed file of a process, since a time. */
const plant = (directory: string, pid: number, since: number, line: string): void => {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, `${mark}.${pid}.${since.toString(36)}-1.claimed`), `${line}\n`)
}

describe("spool files", () => {
  it("hold what was written, once", () => {
    using directory = new TemporaryDirectory()
    writeSpool(directory.spool, mark, ["a", "b"])
    const [first] = claim(directory.spool)
    assert.deepStrictEqual(first?.lines, ["a", "b"])
    assert.isFalse(first?.isCut)
    assert.deepStrictEqual(claim(directory.spool), [])
    first?.release()
    assert.deepStrictEqual(readdirSync(directory.spool), [])
  })

  it("are not made for nothing", () => {
    using directory = new TemporaryDirectory()
    writeSpool(directory.path, mark, [])
    assert.deepStrictEqual(readdirSync(directory.path), [])
  })

  it("never overwrite one another", () => {
    using directory = new TemporaryDirectory()
    for (let i = 0; i < 100; i++) writeSpool(directory.spool, mark, [`line ${i}`])
    assert.strictEqual(claim(directory.spool).length, 100)
  })

  it("belong to one product at one host", () => {
    using directory = new TemporaryDirectory()
    writeSpool(directory.spool, mark, ["ours"])
    writeSpool(directory.spool, productMark("another", "https://trk.kissmetrics.io"), ["another product"])
    writeSpool(directory.spool, productMark(key, "https://proxy.example.com"), ["another host"])
    writeFileSync(join(directory.spool, "notes.txt"), "somebody else's")
    assert.deepStrictEqual(
      claim(directory.spool).map(({ lines }) => lines),
      [["ours"]]
    )
    assert.strictEqual(readFileSync(join(directory.spool, "notes.txt"), "utf8"), "somebody else's")
  })

  it("are adopted from a process that had our own number before us, as the first of a container does", () => {
    using directory = new TemporaryDirectory()
    plant(directory.spool, process.pid, Date.now() - 7 * 24 * 3600 * 1000, "old")
    plant(directory.spool, process.pid, Date.now(), "being sent by another tracker of this process")
    assert.deepStrictEqual(
      claim(directory.spool).map(({ lines }) => lines),
      [["old"]]
    )
  })

  it("are left to a process that lives, however long it has had them", () => {
    using directory = new TemporaryDirectory()
    plant(directory.spool, process.ppid, 0, "held")
    assert.deepStrictEqual(claim(directory.spool), [])
  })

  it("do not stand in each other's way when one cannot be read", () => {
    using directory = new TemporaryDirectory()
    mkdirSync(join(directory.spool, `${mark}.1.0-0.left`), { recursive: true })
    writeSpool(directory.spool, mark, ["readable"])
    const errors: Array<unknown> = []
    const claims = claimSpools(directory.spool, mark, (error) => errors.push(error))
    assert.deepStrictEqual(
      claims.map(({ lines }) => lines),
      [["readable"]]
    )
    assert.strictEqual(errors.length, 1)
  })

  it("survive the loss of their directory", () => {
    using directory = new TemporaryDirectory()
    writeSpool(join(directory.path, "gone", "away"), mark, ["a"])
    assert.strictEqual(claim(join(directory.path, "gone", "away")).length, 1)
  })
})

const hasXdg = process.platform !== "win32" && process.platform !== "darwin"

describe.runIf(hasXdg).concurrent("the default directory", { timeout: 30_000 }, () => {
  const run = (env: NodeJS.ProcessEnv) => runRecorder({ host: "http://127.0.0.1:9", count: 1, ending: "exit" }, env)

  it("is where XDG says", async () => {
    using directory = new TemporaryDirectory()
    await run({ XDG_STATE_HOME: directory.path })
    assert.strictEqual(readdirSync(join(directory.path, "tallymark")).length, 1)
  })

  it.each(["", "relative/state"])("is under the home where XDG says %j", async (state) => {
    using directory = new TemporaryDirectory()
    await run({ XDG_STATE_HOME: state, HOME: directory.path })
    assert.strictEqual(readdirSync(join(directory.path, ".local", "state", "tallymark")).length, 1)
  })
})
