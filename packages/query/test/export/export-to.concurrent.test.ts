import { readFile, stat, utimes, writeFile } from "node:fs/promises"
import { hostname } from "node:os"
import { join } from "node:path"
import { ApiError } from "@tallymark/core"
import { assert, describe, it } from "vitest"
import { namesIn, temporaryDirectory, textIn } from "./support/directories.ts"
import { type Answer, gzipped, startServer } from "./support/ExportServer.ts"
import { exporter } from "./support/exporting.ts"
import { eventsOf, ndjson } from "./support/lines.ts"

const days = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"]
const files = [...days.map((day) => `${day}.ndjson.gz`), "export.json"]
const text = ndjson(eventsOf(100))

/** Why an export is refused. */
const refusal = async (exported: Promise<unknown>): Promise<string> => {
  const error = await exported.then(
    () => undefined,
    (error: unknown) => error
  )
  assert.instanceOf(error, ApiError)
  assert(error.reason._tag === "InvalidInput")
  assert.deepStrictEqual(
    error.reason.issues.map(({ path }) => path),
    ["directory"]
  )
  return error.message
}

/** A service that answers when it is told to. */
const held = async () => {
  const asked = Promise.withResolvers<void>()
  const open = Promise.withResolvers<void>()
  const answer: Answer = async (response, request) => {
    asked.resolve()
    await open.promise
    gzipped(text)(response, request)
  }
  const server = await startServer(answer)
  return { server, asked: asked.promise, open: open.resolve }
}

describe("two exports into one directory", () => {
  it("begun at once in a new directory: one writes it, the others are refused", async () => {
    await using server = await startServer(gzipped(text))
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    const path = join(directory.path, "new")
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => query.exportTo(path)))
    const refused = outcomes.filter(({ status }) => status === "rejected")
    assert.isBelow(refused.length, 8)
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") await refusal(Promise.reject(outcome.reason))
      else assert.strictEqual(outcome.value.files.length, 4)
    }
    assert.deepStrictEqual(await namesIn(path), files)
    for (const day of days) assert.strictEqual(await textIn(join(path, `${day}.ndjson.gz`)), text)
    assert.strictEqual(server.requests.length, 4)
  })

  it("names the process that writes, and is possible once that has ended", async () => {
    const { server, asked, open } = await held()
    await using _ = server
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    const first = query.exportTo(directory.path)
    await asked
    assert.include(
      await refusal(query.exportTo(directory.path)),
      `is written by another export, of process ${process.pid}`
    )
    open()
    assert.strictEqual((await first).files.length, 4)
    assert.strictEqual((await query.exportTo(directory.path)).files.length, 4)
    assert.deepStrictEqual(await namesIn(directory.path), files)
  })

  it("is possible at once when a signal has ended the first", async () => {
    const { server, asked, open } = await held()
    await using _ = server
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    const controller = new AbortController()
    const first = query.exportTo(directory.path, {}, { signal: controller.signal })
    await asked
    controller.abort(new Error("enough"))
    const failed = await first.catch((error: unknown) => String(error))
    assert.strictEqual(failed, "Error: enough")
    open()
    assert.strictEqual((await query.exportTo(directory.path)).files.length, 4)
    assert.deepStrictEqual(await namesIn(directory.path), files)
  })
})

describe("a lock in the directory", () => {
  const elsewhere = JSON.stringify({ id: "a", pid: 7, host: "elsewhere" })
  const anHourAgo = new Date(Date.now() - 3_600_000)

  for (const [what, lock] of Object.entries({ "of another machine": elsewhere, "that says nothing yet": "" })) {
    it(`${what} holds while it is touched, and not for long after that`, async () => {
      await using server = await startServer(gzipped(text))
      await using query = exporter(server.url)
      await using directory = await temporaryDirectory()
      const path = join(directory.path, "export.lock")
      await writeFile(path, lock)
      await refusal(query.exportTo(directory.path))
      assert.strictEqual(await readFile(path, "utf8"), lock)
      await utimes(path, anHourAgo, anHourAgo)
      assert.strictEqual((await query.exportTo(directory.path)).files.length, 4)
      assert.deepStrictEqual(await namesIn(directory.path), files)
    })
  }

  it("of an earlier process with the number of this one is left behind", async () => {
    await using server = await startServer(gzipped(text))
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    const earlier = { id: "a", pid: process.pid, host: hostname() }
    await writeFile(join(directory.path, "export.lock"), JSON.stringify(earlier))
    assert.strictEqual((await query.exportTo(directory.path)).files.length, 4)
  })

  it("is not needed where every day is there", async () => {
    await using server = await startServer(gzipped(text))
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    await query.exportTo(directory.path)
    await writeFile(join(directory.path, "export.lock"), elsewhere)
    const before = await stat(directory.path)
    assert.strictEqual((await query.exportTo(directory.path)).files.length, 4)
    assert.strictEqual((await stat(directory.path)).mtimeMs, before.mtimeMs)
  })
})
