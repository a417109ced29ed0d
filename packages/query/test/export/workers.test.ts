import { gzipSync } from "node:zlib"
import { ApiError } from "@tallymark/core"
import { assert, describe, it } from "vitest"
import { ExportIncomplete } from "../../src/export/ExportIncomplete.ts"
import { type Answer, gzipped, plain, resetAfter, startServer } from "./support/ExportServer.ts"
import { exporter } from "./support/exporting.ts"
import { eventsOf, ndjson } from "./support/lines.ts"

const task = new URL("./programs/count-day.ts", import.meta.url)

const textOf = (url = ""): string => {
  const day = new URL(url, "http://localhost").searchParams.get("from_date") ?? ""
  return ndjson(eventsOf(100, 100 * (Number(day.slice(-2)) - 1)))
}

const service: Answer = (response, request) => gzipped(textOf(request.url))(response, request)

const rejection = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error) => error
  )

describe("exportInWorkers", () => {
  it("gives each day to a task, and returns the results in the order of the days", async () => {
    await using server = await startServer(service)
    await using query = exporter(server.url)
    const results = await query.exportInWorkers(task, { to: "2026-01-05", workers: 2 })
    assert.deepStrictEqual(
      results,
      [0, 100, 200, 300, 400].map((first, at) => ({ day: `2026-01-0${at + 1}`, result: { events: 100, first } }))
    )
    assert.strictEqual(server.requests.length, 5)
  })

  it("begins a day anew that breaks off, and counts nothing twice", async () => {
    await using server = await startServer(
      (response, request) => plain(`${textOf(request.url)}terminated early`)(response, request),
      (response, request) => resetAfter(gzipSync(textOf(request.url)).subarray(0, 900))(response, request),
      service
    )
    await using query = exporter(server.url)
    const results = await query.exportInWorkers(task, { to: "2026-01-02", workers: 1 })
    assert.deepStrictEqual(
      results.map(({ result }) => result),
      [
        { events: 100, first: 0 },
        { events: 100, first: 100 }
      ]
    )
    assert.strictEqual(server.requests.length, 4)
  })

  it("says why a day breaks off each time", async () => {
    await using server = await startServer(plain(`${ndjson(eventsOf(5))}oops\n`))
    await using query = exporter(server.url)
    const error = await rejection(query.exportInWorkers(task, { to: "2026-01-01" }))
    assert.instanceOf(error, ExportIncomplete)
    assert.deepStrictEqual(error.reason, { _tag: "BadLine", line: 6 })
    const [{ result } = {}] = await query.exportInWorkers(task, { to: "2026-01-01", onBadLine: "skip" })
    assert.deepStrictEqual(result, { events: 5, first: 0 })
  })

  it("throws what the task throws", async () => {
    await using server = await startServer(plain('{"event":"fail","properties":{}}\n'))
    await using query = exporter(server.url)
    const error = await rejection(query.exportInWorkers(task, { to: "2026-01-01" }))
    assert.instanceOf(error, RangeError)
    assert.strictEqual(error.message, "no good day: 2026-01-01")
  })

  it("fails when a thread ends", async () => {
    await using server = await startServer(plain('{"event":"exit","properties":{}}\n'))
    await using query = exporter(server.url)
    const error = await rejection(query.exportInWorkers(task, { to: "2026-01-01" }))
    assert.instanceOf(error, Error)
    assert.include(error.message, "ended before its task")
  })

  it("ends its threads and its request when a signal ends it", async () => {
    const asked = Promise.withResolvers<void>()
    await using server = await startServer((response) => {
      response.writeHead(200).write(ndjson(eventsOf(5)), () => asked.resolve())
    })
    await using query = exporter(server.url)
    const controller = new AbortController()
    const failed = rejection(query.exportInWorkers(task, { to: "2026-01-01" }, { signal: controller.signal }))
    await asked.promise
    const reason = new Error("enough")
    controller.abort(reason)
    assert.strictEqual(await failed, reason)
    while (server.sockets.some(({ closed }) => !closed)) await new Promise(setImmediate)
  })

  it("refuses options that make no sense, and sends nothing", async () => {
    await using server = await startServer(service)
    await using query = exporter(server.url)
    const error = await rejection(query.exportInWorkers(task, { workers: 0, attempts: 0, events: [] }))
    assert.instanceOf(error, ApiError)
    const paths = error.reason._tag === "InvalidInput" ? error.reason.issues.map(({ path }) => path) : []
    assert.deepStrictEqual(paths, ["workers", "attempts", "events"])
    assert.strictEqual(server.requests.length, 0)
  })
})
