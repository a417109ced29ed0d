import { execFile, spawn } from "node:child_process"
import { once } from "node:events"
import type { ServerResponse } from "node:http"
import { join } from "node:path"
import { promisify } from "node:util"
import { gzipSync } from "node:zlib"
import { assert, describe, it } from "vitest"
import { namesIn, temporaryDirectory, textIn } from "./support/directories.ts"
import { gzipped, startServer } from "./support/ExportServer.ts"
import { exporter } from "./support/exporting.ts"
import { eventsOf, ndjson } from "./support/lines.ts"

const program = (name: string): string => join(import.meta.dirname, "programs", name)

const textOf = (day: string): string => ndjson(eventsOf(100, 100 * (Number(day.slice(-2)) - 1)))

describe("exportTo in a process that is killed", () => {
  it("keeps the days that were finished, and goes on with the others", async () => {
    const halfSent = Promise.withResolvers<void>()
    await using server = await startServer(
      gzipped(textOf("2026-01-01")),
      gzipped(textOf("2026-01-02")),
      (response) => {
        response.writeHead(200, { "content-encoding": "gzip" })
        response.write(gzipSync(textOf("2026-01-03")).subarray(0, 500), () => halfSent.resolve())
      },
      (response, request) => gzipped(textOf(dayOf(request.url)))(response, request)
    )
    await using directory = await temporaryDirectory()
    const killed = spawn(process.execPath, [program("export-to.ts"), server.url, directory.path], { stdio: "ignore" })
    await halfSent.promise
    while (!(await namesIn(directory.path)).includes("2026-01-03.ndjson.gz.part")) await new Promise(setImmediate)
    await using query = exporter(server.url)
    const refused = await query.exportTo(directory.path).catch((error: unknown) => String(error))
    assert.include(refused, `is written by another export, of process ${killed.pid}`)
    killed.kill("SIGKILL")
    await once(killed, "exit")
    const finished = ["2026-01-01.ndjson.gz", "2026-01-02.ndjson.gz"]
    assert.deepStrictEqual(await namesIn(directory.path), [
      ...finished,
      "2026-01-03.ndjson.gz.part",
      "export.json",
      "export.lock"
    ])

    const { stdout } = await promisify(execFile)(process.execPath, [
      program("export-to.ts"),
      server.url,
      directory.path
    ])
    assert.strictEqual(stdout, "old old new new\n")
    const days = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"]
    assert.deepStrictEqual(
      server.requests.map((request) => request.get("from_date")),
      ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-03", "2026-01-04"]
    )
    assert.deepStrictEqual(await namesIn(directory.path), [...days.map((day) => `${day}.ndjson.gz`), "export.json"])
    for (const day of days) assert.strictEqual(await textIn(join(directory.path, `${day}.ndjson.gz`)), textOf(day))
  }, 20_000)
})

const dayOf = (url = ""): string => new URL(url, "http://localhost").searchParams.get("from_date") ?? ""

/** Sends a compressed piece many times; several compressed pieces in a row are one compressed body. */
const repeated =
  (piece: Buffer, times: number) =>
  async (response: ServerResponse): Promise<void> => {
    response.writeHead(200, { "content-encoding": "gzip" })
    for (let n = 0; n < times && !response.destroyed; n++) {
      if (!response.write(piece)) await Promise.race([once(response, "drain"), once(response, "close")])
    }
    response.end()
  }

const readAll = async (url: string): Promise<{ events: number; failure?: string; megabytes: number }> => {
  const { stdout } = await promisify(execFile)(process.execPath, [program("read-all.ts"), url])
  return JSON.parse(stdout)
}

describe("the memory of an export", () => {
  it("is the same for ten times as many events", async () => {
    const piece = gzipSync(ndjson(eventsOf(20_000, 0, 1_000_000)))
    await using small = await startServer((response) => void repeated(piece, 10)(response))
    await using large = await startServer((response) => void repeated(piece, 100)(response))
    const [few, many] = [await readAll(small.url), await readAll(large.url)]
    assert.deepStrictEqual([few.events, many.events], [200_000, 2_000_000])
    assert.isBelow(many.megabytes, few.megabytes + 60)
  }, 60_000)

  it("is not filled by a line of two gigabytes", async () => {
    const piece = gzipSync(Buffer.alloc(64 * 1024 * 1024, "x"))
    await using server = await startServer((response) => void repeated(piece, 32)(response))
    const { events, failure, megabytes } = await readAll(server.url)
    assert.deepStrictEqual([events, failure], [0, "LineTooLong"])
    assert.isBelow(megabytes, 300)
  }, 30_000)
})
