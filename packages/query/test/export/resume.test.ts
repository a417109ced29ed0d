import { gzipSync } from "node:zlib"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { ExportIncomplete } from "../../src/export/ExportIncomplete.ts"
import { type Answer, gzipped, gzippedBytes, plain, resetAfter, startServer } from "./support/ExportServer.ts"
import { exporter, readAll } from "./support/exporting.ts"
import { eventsOf, ndjson, numbers, range } from "./support/lines.ts"

const events = eventsOf(350)
const text = ndjson(events)

/** Answers with the events from the first day that is asked for, like the service. */
const service =
  (lines: string, cut: (body: Buffer) => Answer): Answer =>
  (response, request) => {
    const from = new URL(request.url ?? "", "http://localhost").searchParams.get("from_date") ?? ""
    const start = Date.parse(from) / 1000
    const kept = lines
      .split("\n")
      .filter((line) => line !== "" && JSON.parse(line).properties.time >= start)
      .map((line) => `${line}\n`)
    cut(Buffer.from(kept.join("")))(response, request)
  }

/** The first bytes of a body, cut in the middle of a line or terminated early behind one. */
const cutAt = (body: Buffer, at: number): Buffer =>
  at === 0 || body[at - 1] === 10
    ? Buffer.concat([body.subarray(0, at), Buffer.from("terminated early")])
    : body.subarray(0, at)

const whole = service(text, (body) => plain(body))

describe("a resumed export", () => {
  it("delivers every event once, wherever it was cut", async () => {
    const cut = fc.record({
      at: fc.nat({ max: Buffer.byteLength(text) }),
      how: fc.constantFrom("plain", "gzip", "reset"),
      again: fc.nat({ max: Buffer.byteLength(text) })
    })
    await fc.assert(
      fc.asyncProperty(cut, async ({ at, how, again }) => {
        const bytes = Buffer.from(text)
        const first: Answer =
          how === "plain"
            ? plain(cutAt(bytes, at))
            : how === "gzip"
              ? gzippedBytes(gzipSync(bytes).subarray(0, Math.max(1, at / 10)))
              : resetAfter(gzipSync(bytes.subarray(0, at)))
        const second = service(text, (body) => plain(cutAt(body, Math.min(again, body.length))))
        await using server = await startServer(first, second, whole)
        await using query = exporter(server.url)
        const delivered: Array<unknown> = []
        let resume: string | undefined
        for (let attempt = 0; attempt < 4; attempt++) {
          const outcome = await readAll(query.export({ resume }))
          delivered.push(...numbers(outcome.events))
          if (outcome.error === undefined) break
          assert.instanceOf(outcome.error, ExportIncomplete)
          resume = outcome.error.resume
        }
        assert.deepStrictEqual(delivered, [...range(0, 350)])
      }),
      { numRuns: 60 }
    )
  }, 30_000)

  it("asks for no day again that was delivered", async () => {
    await using server = await startServer(plain(`${ndjson(events.slice(0, 250))}terminated early`), whole)
    await using query = exporter(server.url)
    const { error } = await readAll(query.export({}))
    assert.instanceOf(error, ExportIncomplete)
    const rest = await readAll(query.export({ resume: error.resume }))
    assert.deepStrictEqual(numbers(rest.events), range(250, 350))
    assert.deepStrictEqual(
      server.requests.map((request) => [request.get("from_date"), request.get("to_date")]),
      [
        ["2026-01-01", "2026-01-31"],
        ["2026-01-03", "2026-01-31"]
      ]
    )
  })

  it("goes on by itself as often as it may", async () => {
    const cutAfter = (lines: number): Answer =>
      service(text, (body) => gzipped(body.toString().split("\n").slice(0, lines).join("\n")))
    await using server = await startServer(cutAfter(120), cutAfter(50), cutAfter(130), whole)
    await using query = exporter(server.url)
    const outcome = await readAll(query.export({ attempts: 4 }))
    assert.isUndefined(outcome.error)
    assert.deepStrictEqual(numbers(outcome.events), range(0, 350))
    assert.strictEqual(server.requests.length, 4)
  })

  it("gives up after its attempts, and tells how to go on", async () => {
    await using server = await startServer(plain(`${ndjson(events.slice(0, 9))}terminated early`))
    await using query = exporter(server.url)
    const { events: delivered, error } = await readAll(query.export({ attempts: 3 }))
    assert.instanceOf(error, ExportIncomplete)
    assert.deepStrictEqual([delivered.length, error.delivered, server.requests.length], [9, 9, 3])
    assert.match(error.resume ?? "", /^2026-01-01\.9\.9\./)
  })

  it("tells how to go on when the service cannot be reached any more", async () => {
    await using server = await startServer(plain(`${ndjson(events.slice(0, 9))}terminated early`), (response) =>
      response.writeHead(503).end()
    )
    await using query = exporter(server.url)
    const { error } = await readAll(query.export({ attempts: 2 }))
    assert.instanceOf(error, ExportIncomplete)
    assert.strictEqual(error.reason._tag, "TerminatedEarly")
  })

  const changes = {
    "has another event in place of the last one": ndjson([...eventsOf(99), ...eventsOf(1, 500), ...events.slice(100)]),
    "has lost an event": ndjson(events.slice(1)),
    "has fewer events than were delivered": ndjson(events.slice(0, 50))
  }
  for (const [what, changed] of Object.entries(changes)) {
    it(`fails, and delivers nothing, when the service ${what}`, async () => {
      await using server = await startServer(plain(`${ndjson(events.slice(0, 100))}terminated early`), plain(changed))
      await using query = exporter(server.url)
      const { error } = await readAll(query.export({}))
      assert.instanceOf(error, ExportIncomplete)
      const outcome = await readAll(query.export({ resume: error.resume }))
      assert.instanceOf(outcome.error, ExportIncomplete)
      assert.deepInclude(outcome.error, { delivered: 0, isRetryable: false, reason: { _tag: "Changed" } })
      assert.deepStrictEqual(outcome.events, [])
    })
  }

  it("begins from the first day where the service's days begin at other times than its events tell", async () => {
    const answered = `${ndjson(events.slice(0, 250))}terminated early`
    await using server = await startServer(plain(answered), plain(ndjson(events.slice(180))), plain(text))
    await using query = exporter(server.url)
    const { error } = await readAll(query.export({}))
    assert.instanceOf(error, ExportIncomplete)
    const outcome = await readAll(query.export({ resume: error.resume }))
    assert.isUndefined(outcome.error)
    assert.deepStrictEqual(numbers(outcome.events), range(250, 350))
    assert.deepStrictEqual(
      server.requests.map((request) => request.get("from_date")),
      ["2026-01-01", "2026-01-03", "2026-01-01"]
    )
  })

  it("begins from the first day where days come in no order", async () => {
    const mixed = [...events.slice(200, 300), ...events.slice(0, 100), ...events.slice(100, 200)]
    await using server = await startServer(
      plain(`${ndjson(mixed.slice(0, 250))}terminated early`),
      plain(ndjson(mixed))
    )
    await using query = exporter(server.url)
    const outcome = await readAll(query.export({ attempts: 2 }))
    assert.isUndefined(outcome.error)
    assert.deepStrictEqual(outcome.events, mixed)
    assert.deepStrictEqual(
      server.requests.map((request) => request.get("from_date")),
      ["2026-01-01", "2026-01-01"]
    )
  })

  it("keeps to the limit of the whole", async () => {
    await using server = await startServer(plain(`${ndjson(events.slice(0, 250))}terminated early`), whole)
    await using query = exporter(server.url)
    await readAll(query.export({ limit: 300, attempts: 2 }))
    assert.deepStrictEqual(
      server.requests.map((request) => request.get("limit")),
      ["300", "100"]
    )
  })
})
