import { gzipSync } from "node:zlib"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { ExportIncomplete } from "../../src/export/ExportIncomplete.ts"
import type { BadLine } from "../../src/export/ExportOptions.ts"
import { webDecoding } from "../../src/internal/export/Decoding.ts"
import { nodeDecoding } from "../../src/internal/export/decode-node.ts"
import { EventReader } from "../../src/internal/export/EventReader.ts"
import { Tracker } from "../../src/internal/export/Tracker.ts"
import { gzipped, plain, startServer } from "./support/ExportServer.ts"
import { exporter, platforms, readAll } from "./support/exporting.ts"
import { eventsOf, ndjson, numbers, range } from "./support/lines.ts"

const decodings = { node: nodeDecoding, web: webDecoding }

/** Cuts bytes at some places. */
const cutAt = (bytes: Buffer, places: ReadonlyArray<number>): ReadonlyArray<Buffer> => {
  const cuts = [...new Set([0, ...places.map((place) => place % (bytes.length + 1)), bytes.length])]
  const sorted = cuts.toSorted((a, b) => a - b)
  return sorted.slice(1).map((end, at) => bytes.subarray(sorted[at], end))
}

describe("an export", () => {
  for (const platform of platforms) {
    for (const [how, answer] of Object.entries({ plain, gzipped })) {
      it(`delivers every event, ${how}, in order (${platform})`, async () => {
        const events = eventsOf(5000)
        await using server = await startServer(answer(ndjson(events)))
        await using query = exporter(server.url, platform)
        const outcome = await readAll(query.export({ to: "2026-01-20" }))
        assert.isUndefined(outcome.error)
        assert.deepStrictEqual(outcome.events, events)
      })
    }

    it(`reads the same events however their bytes are cut (${platform})`, () => {
      const value = fc.jsonValue({ maxDepth: 2, noUnicodeString: false })
      const name = fc.string({ unit: "binary" })
      const property = fc.dictionary(name, value, { maxKeys: 4 })
      const event = fc.record({ event: name, properties: property }, { noNullPrototype: true })
      fc.assert(
        fc.property(fc.array(event, { minLength: 1, maxLength: 20 }), fc.array(fc.nat()), (events, places) => {
          // A lone surrogate is written as an escape, so what is read back is what was meant.
          const lines = events.map((each) => `${JSON.stringify(each)}\n`)
          const reader = new EventReader(
            {
              decoding: decodings[platform],
              tracker: new Tracker("2026-01-01", undefined, false),
              counts: { events: 0, duplicates: 0, badLines: 0 },
              seen: undefined,
              maxLineBytes: 1_000_000,
              onBadLine: undefined
            },
            0,
            ""
          )
          const read = cutAt(Buffer.from(lines.join("")), places).flatMap((piece) => reader.read(piece))
          reader.end()
          assert.deepStrictEqual(
            read.map((each) => JSON.stringify(each)),
            lines.map((line) => JSON.stringify(JSON.parse(line)))
          )
        }),
        { numRuns: 300 }
      )
    })
  }

  it("delivers the same events in batches", async () => {
    const events = eventsOf(3000)
    await using server = await startServer(gzipped(ndjson(events)))
    await using query = exporter(server.url)
    const batches = []
    for await (const batch of query.export({}).batches()) batches.push(batch)
    assert.deepStrictEqual(batches.flat(), [...events])
    assert.isTrue(batches.every(({ length }) => length > 0))
  })

  it("asks anew with each loop", async () => {
    await using server = await startServer(plain(ndjson(eventsOf(3))))
    await using query = exporter(server.url)
    const found = query.export({})
    assert.strictEqual(server.requests.length, 0)
    assert.strictEqual((await readAll(found)).events.length, 3)
    assert.strictEqual((await readAll(found)).events.length, 3)
    assert.strictEqual(server.requests.length, 2)
  })

  it("reads properties of any name as nothing but properties", async () => {
    const line = '{"event":"a","properties":{"__proto__":{"polluted":1},"constructor":{"prototype":2},"toString":3}}\n'
    await using server = await startServer(plain(line))
    await using query = exporter(server.url)
    const [event] = (await readAll(query.export({ dedupe: true }))).events
    assert.deepStrictEqual(Object.keys(event?.properties ?? {}), ["__proto__", "constructor", "toString"])
    assert.isFalse("polluted" in {})
    assert.isFalse("polluted" in (event?.properties ?? {}))
  })

  it("reads what is nested a hundred thousand times", async () => {
    const deep = 100_000
    const line = `{"event":"deep","properties":{"a":${"[".repeat(deep)}${"]".repeat(deep)}}}\n`
    await using server = await startServer(gzipped(line + ndjson(eventsOf(1))))
    await using query = exporter(server.url)
    const outcome = await readAll(query.export({}))
    assert.isUndefined(outcome.error)
    assert.strictEqual(outcome.events.length, 2)
  })

  it("passes over empty lines, and takes lines that end like Windows' do", async () => {
    await using server = await startServer(plain(`\n${ndjson(eventsOf(2)).replaceAll("\n", "\r\n")}\n \n`))
    await using query = exporter(server.url)
    assert.deepStrictEqual(numbers((await readAll(query.export({}))).events), range(0, 2))
  })

  it("passes over a byte order mark, also where it is resumed behind it", async () => {
    const body = `\ufeff${ndjson(eventsOf(3))}`
    await using server = await startServer(
      plain(`${body.slice(0, body.indexOf("\n") + 1)}terminated early`),
      plain(body)
    )
    for (const platform of platforms) {
      await using query = exporter(server.url, platform)
      assert.deepStrictEqual(numbers((await readAll(query.export({ attempts: 2 }))).events), range(0, 3))
    }
  })

  it("reads a body that a fetch of the caller's left compressed", async () => {
    await using server = await startServer((response) => response.writeHead(200).end(gzipSync(ndjson(eventsOf(300)))))
    for (const platform of platforms) {
      await using query = exporter(server.url, platform)
      assert.deepStrictEqual(numbers((await readAll(query.export({}))).events), range(0, 300))
    }
  })

  it("reports bytes, events and the day with each batch", async () => {
    const body = ndjson(eventsOf(250))
    await using server = await startServer(gzipped(body))
    await using query = exporter(server.url)
    const reports: Array<unknown> = []
    await readAll(query.export({ onProgress: (progress) => reports.push(progress) }))
    const bytes = gzipSync(body).length
    assert.deepStrictEqual(reports, [{ bytes, events: 250, duplicates: 0, badLines: 0, day: "2026-01-03" }])
  })

  it("tells days from times in milliseconds where those were asked for", async () => {
    const [event] = eventsOf(1, 100)
    const properties = { ...event?.properties, time: Number(event?.properties.time) * 1000 }
    await using server = await startServer(plain(`${ndjson([{ event: "a", properties }])}terminated early`))
    await using query = exporter(server.url)
    const { error } = await readAll(query.export({ timeInMs: true }))
    assert.instanceOf(error, ExportIncomplete)
    assert.strictEqual(error.day, "2026-01-02")
    assert.strictEqual(server.requests[0]?.get("time_in_ms"), "true")
  })
})

const badLines = {
  "no JSON": "{oops",
  "a number": "7",
  "no object": "null",
  "an event without properties": '{"event":"a"}',
  "an event whose properties are a list": '{"event":"a","properties":[]}',
  "an event without a name": '{"properties":{}}'
}

describe("a line that is no event", () => {
  for (const [what, line] of Object.entries(badLines)) {
    it(`ends the export by its number when it is ${what}`, async () => {
      await using server = await startServer(gzipped(`${ndjson(eventsOf(4))}${line}\n${ndjson(eventsOf(4, 4))}`))
      await using query = exporter(server.url)
      const { events, error } = await readAll(query.export({ attempts: 3 }))
      assert.instanceOf(error, ExportIncomplete)
      assert.deepStrictEqual(error.reason, { _tag: "BadLine", line: 5 })
      assert.strictEqual(events.length, 4)
      assert.include(error.message, "line 5 is not an event")
      assert.notInclude(JSON.stringify(error), "oops")
      assert.strictEqual(server.requests.length, 1)
    })
  }

  it("is skipped, counted and told of where that was asked for", async () => {
    const body = `oops\n${ndjson(eventsOf(4))}7\n${ndjson(eventsOf(4, 4))}`
    await using server = await startServer(plain(body))
    await using query = exporter(server.url)
    const told: Array<BadLine> = []
    const counts: Array<number> = []
    const options = { onProgress: (progress: { badLines: number }) => counts.push(progress.badLines) }
    const skipping = await readAll(query.export({ onBadLine: "skip", ...options }))
    const telling = await readAll(query.export({ onBadLine: (line) => told.push(line) }))
    assert.deepStrictEqual(numbers(skipping.events), range(0, 8))
    assert.deepStrictEqual(numbers(telling.events), range(0, 8))
    assert.deepStrictEqual(counts, [2])
    assert.deepStrictEqual(told, [
      { line: 1, text: "oops" },
      { line: 6, text: "7" }
    ])
  })

  it("throws what the function throws that is told of it", async () => {
    await using server = await startServer(plain("oops\n"))
    await using query = exporter(server.url)
    const mine = new Error("mine")
    const onBadLine = () => {
      throw mine
    }
    assert.strictEqual((await readAll(query.export({ onBadLine }))).error, mine)
  })

  for (const held of [true, false]) {
    it(`ends the export when it is too long, ${held ? "before" : "after"} its end has come`, async () => {
      const long = `{"event":"${"x".repeat(5000)}","properties":{}}`
      await using server = await startServer(plain(ndjson(eventsOf(2)) + (held ? long : `${long}\n`)))
      await using query = exporter(server.url)
      const { events, error } = await readAll(query.export({ maxLineBytes: 1000 }))
      assert.instanceOf(error, ExportIncomplete)
      assert.deepStrictEqual(error.reason, { _tag: "LineTooLong", line: 3, maxLineBytes: 1000 })
      assert.strictEqual(events.length, 2)
    })
  }
})
