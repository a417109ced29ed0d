import { chmod, mkdir, readFile, stat, utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { ApiError } from "@tallymark/core"
import { assert, describe, it } from "vitest"
import type { DirectoryProgress } from "../../src/export/DirectoryExport.ts"
import { type BreakReason, ExportIncomplete } from "../../src/export/ExportIncomplete.ts"
import { namesIn, temporaryDirectory, textIn } from "./support/directories.ts"
import { type Answer, gzipped, gzippedBytes, plain, resetAfter, startServer } from "./support/ExportServer.ts"
import { exporter } from "./support/exporting.ts"
import { eventsOf, ndjson } from "./support/lines.ts"

const days = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"]

const dayAsked = (request: { readonly url?: string | undefined }): string =>
  new URL(request.url ?? "", "http://localhost").searchParams.get("from_date") ?? ""

/** The events of a day. */
const textOf = (day: string): string => ndjson(eventsOf(100, 100 * days.indexOf(day)))

/** A service that has events of four days. */
const service: Answer = (response, request) => gzipped(textOf(dayAsked(request)))(response, request)

const rejection = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error) => error
  )

describe("exportTo", () => {
  it("writes one compressed file per day, as the service sent it", async () => {
    await using server = await startServer(service)
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    const { files } = await query.exportTo(directory.path)
    assert.deepStrictEqual(await namesIn(directory.path), [...days.map((day) => `${day}.ndjson.gz`), "export.json"])
    for (const [at, day] of days.entries()) {
      const path = join(directory.path, `${day}.ndjson.gz`)
      assert.deepStrictEqual(await readFile(path), gzipSync(textOf(day)))
      const { size, mode } = await stat(path)
      assert.strictEqual(mode & 0o777, 0o600)
      assert.deepStrictEqual(files[at], { day, path, bytes: size, events: 100, isNew: true })
    }
  })

  it("compresses what the service did not", async () => {
    await using server = await startServer((response, request) => plain(textOf(dayAsked(request)))(response, request))
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    const { files } = await query.exportTo(directory.path)
    assert.deepStrictEqual(
      files.map(({ events }) => events),
      [100, 100, 100, 100]
    )
    for (const { path, day } of files) assert.strictEqual(await textIn(path), textOf(day))
  })

  it("takes a body that is compressed and does not say so", async () => {
    await using server = await startServer((response) => response.writeHead(200).end(gzipSync(text)))
    await using query = exporter(server.url)
    for (const verify of [true, false]) {
      await using directory = await temporaryDirectory()
      const { files } = await query.exportTo(directory.path, { to: "2026-01-01", verify })
      assert.strictEqual(await textIn(files[0]?.path ?? ""), text)
    }
  })

  it("writes a file for a day without events", async () => {
    for (const answer of [plain(""), gzipped(""), gzippedBytes(Buffer.of())]) {
      await using server = await startServer(answer)
      await using query = exporter(server.url)
      await using directory = await temporaryDirectory()
      const { files } = await query.exportTo(directory.path, { to: "2026-01-01" })
      assert.deepInclude(files[0], { events: 0, isNew: true })
      assert.strictEqual(await textIn(files[0]?.path ?? ""), "")
    }
  })

  it("asks for no day whose file is there", async () => {
    await using server = await startServer(service)
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    await query.exportTo(directory.path, { to: "2026-01-02" })
    const { files } = await query.exportTo(directory.path)
    assert.deepStrictEqual(server.requests.map((request) => request.get("from_date")).toSorted(), days)
    assert.deepStrictEqual(
      files.map(({ isNew }) => isNew),
      [false, false, true, true]
    )
  })

  it("asks again for a day whose file was written before the day was over", async () => {
    await using server = await startServer(service)
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    const { files } = await query.exportTo(directory.path, { to: "2026-01-01" })
    const noon = new Date("2026-01-01T12:00:00Z")
    await utimes(files[0]?.path ?? "", noon, noon)
    const again = await query.exportTo(directory.path, { to: "2026-01-01" })
    assert.strictEqual(again.files[0]?.isNew, true)
  })

  it("asks for several days at once, and for no more than it may", async () => {
    const asked: Array<() => void> = []
    const three = Promise.withResolvers<void>()
    await using server = await startServer((response, request) => {
      asked.push(() => service(response, request))
      if (asked.length === 3) three.resolve()
    })
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    const exported = query.exportTo(directory.path, { concurrency: 3 })
    await three.promise
    assert.strictEqual(server.requests.length, 3)
    for (let n = 0; n < 4; n++) {
      while (asked[n] === undefined) await new Promise(setImmediate)
      asked[n]?.()
    }
    assert.strictEqual((await exported).files.length, 4)
  })

  it("reports bytes and days", async () => {
    await using server = await startServer(service)
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    const reports: Array<DirectoryProgress> = []
    const { files } = await query.exportTo(directory.path, { onProgress: (report) => reports.push(report) })
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    assert.deepInclude(reports.at(-1), { bytes, finished: 4, days: 4 })
  })
})

const text = textOf("2026-01-01")
const compressed = gzipSync(text)
const damaged = Buffer.from(compressed)
damaged.writeUInt8(damaged.readUInt8(200) ^ 0xff, 200)

const failures: Readonly<Record<string, readonly [Answer, BreakReason["_tag"]]>> = {
  "is terminated early": [gzipped(`${text}terminated early`), "TerminatedEarly"],
  "is terminated early, with a newline": [gzipped(`${text}terminated early\n`), "TerminatedEarly"],
  "is terminated early in a line": [gzipped(`${text}{"event":"Signed Up","propterminated early\n`), "TerminatedEarly"],
  "is terminated early, and goes on": [gzipped(`${text}terminated early\n${text}`), "TerminatedEarly"],
  "is terminated early, and goes on in another compression": [
    gzippedBytes(Buffer.concat([gzipSync(`${text}termin`), gzipSync(`ated early\r\n${text}`)])),
    "TerminatedEarly"
  ],
  "is terminated early, uncompressed": [plain(`${text}terminated early\n`), "TerminatedEarly"],
  "lacks its last newline": [gzipped(text.slice(0, -1)), "Cut"],
  "ends before its compression does": [gzippedBytes(compressed.subarray(0, -1)), "Cut"],
  "is damaged": [gzippedBytes(damaged), "Corrupt"],
  "is reset": [resetAfter(compressed.subarray(0, 100)), "ConnectionLost"]
}

describe("exportTo, when the response", () => {
  for (const [what, [answer, reason]] of Object.entries(failures)) {
    it(`${what}, leaves no file and says so`, async () => {
      await using server = await startServer(answer)
      await using query = exporter(server.url)
      await using directory = await temporaryDirectory()
      const error = await rejection(query.exportTo(directory.path, { to: "2026-01-01", attempts: 2 }))
      assert.instanceOf(error, ExportIncomplete)
      assert.deepInclude(error, { day: "2026-01-01", delivered: 0, resume: undefined })
      assert.strictEqual(error.reason._tag, reason)
      assert.deepStrictEqual(await namesIn(directory.path), ["export.json"])
      assert.strictEqual(server.requests.length, 2)
    })

    it(`${what}, asks for the day again`, async () => {
      await using server = await startServer(answer, service)
      await using query = exporter(server.url)
      await using directory = await temporaryDirectory()
      const { files } = await query.exportTo(directory.path, { to: "2026-01-01" })
      assert.strictEqual(await textIn(files[0]?.path ?? ""), text)
    })
  }

  it("refuses under a 200, says what the service says, and asks no more", async () => {
    for (const body of ['{"error": "Timeout for hunter2"}', '{"error": "Timeout for hunter2"}\n']) {
      for (const answer of [plain(body), gzipped(body)]) {
        await using server = await startServer(answer)
        await using query = exporter(server.url)
        await using directory = await temporaryDirectory()
        const error = await rejection(query.exportTo(directory.path, { to: "2026-01-01" }))
        assert.instanceOf(error, ApiError)
        assert.deepInclude(error.reason, { _tag: "Rejected", status: 200 })
        assert.include(error.message, "Timeout")
        assert.notInclude(error.message, "hunter2")
        assert.deepStrictEqual(await namesIn(directory.path), ["export.json"])
        assert.strictEqual(server.requests.length, 1)
      }
    }
  })

  it("is reset or no gzip, notices that without looking inside", async () => {
    for (const answer of [resetAfter(compressed), gzippedBytes(Buffer.from("<html>"))]) {
      await using server = await startServer(answer)
      await using query = exporter(server.url)
      await using directory = await temporaryDirectory()
      const error = await rejection(query.exportTo(directory.path, { to: "2026-01-01", verify: false, attempts: 1 }))
      assert.instanceOf(error, ExportIncomplete)
      assert.deepStrictEqual(await namesIn(directory.path), ["export.json"])
    }
  })

  it("is complete, does not count lines where nobody looks inside", async () => {
    await using server = await startServer(service)
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    const { files } = await query.exportTo(directory.path, { verify: false, fsync: false })
    assert.isUndefined(files[0]?.events)
    assert.strictEqual(await textIn(files[3]?.path ?? ""), textOf("2026-01-04"))
  })

  it("hangs, leaves nothing behind when a signal ends it", async () => {
    const asked = Promise.withResolvers<void>()
    await using server = await startServer((response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).write(compressed.subarray(0, 100), () => asked.resolve())
    })
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    const controller = new AbortController()
    const failed = rejection(query.exportTo(directory.path, {}, { signal: controller.signal }))
    await asked.promise
    controller.abort()
    assert.isDefined(await failed)
    assert.deepStrictEqual(await namesIn(directory.path), ["export.json"])
  })
})

describe("exportTo refuses", () => {
  const refused = async (directory: string, options: object): Promise<ReadonlyArray<string>> => {
    await using server = await startServer(service)
    await using query = exporter(server.url)
    const error = await rejection(query.exportTo(directory, options))
    assert.instanceOf(error, ApiError)
    assert.strictEqual(server.requests.length, 0)
    return error.reason._tag === "InvalidInput" ? error.reason.issues.map(({ path }) => path) : []
  }

  it("options that make no sense", async () => {
    await using directory = await temporaryDirectory()
    assert.deepStrictEqual(await refused(directory.path, { concurrency: 101, attempts: 0, events: [] }), [
      "concurrency",
      "attempts",
      "events"
    ])
    assert.deepStrictEqual(await refused(directory.path, { from: "2026-01-05", to: "2026-01-01" }), ["from"])
    assert.deepStrictEqual(await refused("", {}), ["directory"])
    assert.deepStrictEqual(await namesIn(directory.path), [])
  })

  it("a directory that holds the answers to another question", async () => {
    await using server = await startServer(service)
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    await query.exportTo(directory.path, { events: ["Signed Up"] })
    assert.deepStrictEqual(await refused(directory.path, {}), ["directory"])
    assert.strictEqual((await query.exportTo(directory.path, { events: ["Signed Up"] })).files.length, 4)
  })

  it("a directory that cannot be written", async () => {
    await using directory = await temporaryDirectory()
    await writeFile(join(directory.path, "file"), "")
    assert.deepStrictEqual(await refused(join(directory.path, "file"), {}), ["directory"])
  })

  it("a file that cannot be written, and names the reason", async () => {
    await using server = await startServer(service)
    await using query = exporter(server.url)
    await using directory = await temporaryDirectory()
    await mkdir(join(directory.path, "2026-01-01.ndjson.gz.part"))
    await chmod(directory.path, 0o700)
    const error = await rejection(query.exportTo(directory.path, { to: "2026-01-01" }))
    assert.instanceOf(error, ExportIncomplete)
    assert.deepStrictEqual(error.reason, { _tag: "Unwritable", code: "EISDIR" })
    assert.isFalse(error.isRetryable)
  })
})
