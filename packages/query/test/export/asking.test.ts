import { once } from "node:events"
import { ApiError } from "@tallymark/core"
import { assert, describe, it } from "vitest"
import type { ExportOptions } from "../../src/export/ExportOptions.ts"
import { createQuery, serviceAccount } from "../../src/node.ts"
import { plain, startServer } from "./support/ExportServer.ts"
import { exporter, readAll } from "./support/exporting.ts"
import { eventsOf, ndjson } from "./support/lines.ts"

/** What is wrong with options, and the field that it is wrong with. */
const mistakes: ReadonlyArray<readonly [Partial<Record<keyof ExportOptions, unknown>>, string]> = [
  [{ from: "2026-01-02", to: "2026-01-01" }, "from"],
  [{ from: "2026-02-30" }, "from"],
  [{ from: "yesterday" }, "from"],
  [{ from: new Date(Number.NaN) }, "from"],
  [{ to: "2026-02-02" }, "to"],
  [{ to: undefined }, "to"],
  [{ limit: -1 }, "limit"],
  [{ limit: 0 }, "limit"],
  [{ limit: 100_001 }, "limit"],
  [{ limit: 1.5 }, "limit"],
  [{ events: [] }, "events"],
  [{ events: "Signed Up" }, "events"],
  [{ where: "properties[plan]" }, "where"],
  [{ timeInMs: "yes" }, "timeInMs"],
  [{ attempts: 0 }, "attempts"],
  [{ dedupe: { window: 0 } }, "dedupe.window"],
  [{ maxLineBytes: -1 }, "maxLineBytes"],
  [{ onBadLine: "ignore" }, "onBadLine"],
  [{ resume: "" }, "resume"],
  [{ resume: "2026-01-01.5.3.abc" }, "resume"],
  [{ resume: "2025-12-31.1.1.abc" }, "resume"]
]

describe("asking for an export", () => {
  for (const [options, path] of mistakes) {
    it(`refuses ${JSON.stringify(options)}, and sends nothing`, async () => {
      await using server = await startServer(plain(""))
      await using query = exporter(server.url)
      // The mistake is the point of the test.
      const { error } = await readAll(query.export(options as Partial<ExportOptions>))
      assert.instanceOf(error, ApiError)
      assert.strictEqual(error.reason._tag, "InvalidInput")
      if (error.reason._tag !== "InvalidInput") return
      assert.deepStrictEqual([...new Set(error.reason.issues.map((issue) => issue.path))], [path])
      assert.strictEqual(server.requests.length, 0)
    })
  }

  it("writes every parameter the way the service reads it", async () => {
    await using server = await startServer(plain(""))
    await using query = exporter(server.url)
    const { error } = await readAll(
      query.export({
        from: new Date("2026-01-05T23:00:00Z"),
        to: "2026-01-06",
        events: ["Signed Up", "blåbær"],
        where: 'properties["plan"] == "pro"',
        limit: 100_000,
        timeInMs: true
      })
    )
    assert.isUndefined(error)
    assert.deepStrictEqual(Object.fromEntries(server.requests[0] ?? []), {
      project_id: "12345",
      from_date: "2026-01-05",
      to_date: "2026-01-06",
      event: '["Signed Up","blåbær"]',
      where: 'properties["plan"] == "pro"',
      limit: "100000",
      time_in_ms: "true"
    })
  })

  it("asks again when the service could not answer, and not when it refuses", async () => {
    await using server = await startServer(
      (response) => response.writeHead(503).end(),
      plain(ndjson(eventsOf(2))),
      (response) => response.writeHead(402, { "content-type": "application/json" }).end('{"error":"not in your plan"}')
    )
    await using query = exporter(server.url)
    assert.strictEqual((await readAll(query.export({}))).events.length, 2)
    const { error } = await readAll(query.export({}))
    assert.instanceOf(error, ApiError)
    assert.deepInclude(error.reason, { _tag: "Rejected", status: 402, detail: "not in your plan" })
    assert.strictEqual(server.requests.length, 3)
  })

  for (const body of [
    '{"error": "Timeout for reader\\u0000hunter2", "request": "/x"}',
    '{"error": "Timeout for reader\\u0000hunter2"}\n'
  ]) {
    it(`tells what a service says that refuses with 200: ${JSON.stringify(body)}`, async () => {
      await using server = await startServer(plain(body))
      await using query = exporter(server.url)
      const { error } = await readAll(query.export({}))
      assert.instanceOf(error, ApiError)
      assert.deepInclude(error.reason, { _tag: "Rejected", status: 200 })
      assert.include(error.message, "Timeout")
      assert.notInclude(error.message, "hunter2")
      assert.notInclude(error.message, "\u0000")
    })
  }

  it("says so when it gets a web page", async () => {
    await using server = await startServer((response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<html>Log in</html>")
    )
    await using query = exporter(server.url)
    const { error } = await readAll(query.export({}))
    assert.instanceOf(error, ApiError)
    assert.strictEqual(error.reason._tag, "UnreadableResponse")
    assert.include(error.message, "a web page")
  })
})

describe("an export under way", () => {
  /** A server that sends some events and then nothing. */
  const hanging = () => startServer((response) => void response.writeHead(200).write(ndjson(eventsOf(5))))

  it("frees its connection when the loop is left", async () => {
    await using server = await hanging()
    await using query = exporter(server.url)
    for await (const _ of query.export({})) break
    const [socket] = server.sockets
    if (socket?.closed === false) await once(socket, "close")
    assert.strictEqual(server.sockets.length, 1)
  })

  it("ends at once when it is left while it waits for more", async () => {
    await using server = await hanging()
    await using query = exporter(server.url)
    const events = query.export({})[Symbol.asyncIterator]()
    for (let n = 0; n < 5; n++) await events.next()
    const waiting = events.next()
    await events.return?.()
    assert.deepStrictEqual(await waiting, { done: true, value: undefined })
    const [socket] = server.sockets
    if (socket?.closed === false) await once(socket, "close")
  })

  it("ends at once, and asks nothing, when it is left while it waits for its turn", async () => {
    await using server = await hanging()
    await using query = createQuery({
      credentials: serviceAccount({ username: "reader", secret: "hunter2", projectId: 12345 }),
      host: server.url,
      limits: { export: { concurrent: 1 } },
      now: () => Date.parse("2026-02-01T12:00:00Z")
    })
    const days = { from: "2026-01-01", to: "2026-01-02" }
    const [first, second] = [query.export(days), query.export(days)].map((events) => events[Symbol.asyncIterator]())
    await first?.next()
    const waiting = second?.next()
    await second?.return?.()
    assert.deepStrictEqual(await waiting, { done: true, value: undefined })
    await first?.return?.()
    assert.strictEqual(server.requests.length, 1)
  })

  it("frees its connection, and throws the reason, when a signal ends it", async () => {
    await using server = await hanging()
    await using query = exporter(server.url)
    const controller = new AbortController()
    const reason = new Error("enough")
    const events: Array<unknown> = []
    const loop = async (): Promise<void> => {
      for await (const event of query.export({}, { signal: controller.signal })) {
        events.push(event)
        if (events.length === 5) setImmediate(() => controller.abort(reason))
      }
    }
    assert.strictEqual(await loop().catch((error) => error), reason)
    assert.strictEqual(events.length, 5)
    const [socket] = server.sockets
    if (socket?.closed === false) await once(socket, "close")
  })

  it("is not read ahead of its reader", async () => {
    const piece = Buffer.from(ndjson(eventsOf(200)))
    let written = 0
    await using server = await startServer((response) => {
      const more = (): void => {
        while (written < 2000) {
          written++
          if (!response.write(piece)) return void response.once("drain", more)
        }
        response.end()
      }
      response.writeHead(200)
      more()
    }, plain(""))
    await using query = exporter(server.url)
    const events = query.export({})[Symbol.asyncIterator]()
    await events.next()
    for (let still = 0, before = written; still < 50; still = before === written ? still + 1 : 0, before = written) {
      await readAll(query.export({ from: "2026-01-02" }))
    }
    assert.isBelow(written, 1000)
    await events.return?.()
  })
})
