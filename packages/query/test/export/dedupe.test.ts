import { assert, describe, it } from "vitest"
import type { ExportedEvent } from "../../src/export/ExportedEvent.ts"
import { gzipped, plain, startServer } from "./support/ExportServer.ts"
import { exporter, readAll } from "./support/exporting.ts"
import { event, eventsOf, ndjson, numbers, range } from "./support/lines.ts"

const named = (properties: ExportedEvent["properties"], name = "a"): ExportedEvent => ({ event: name, properties })

describe("dedupe", () => {
  it("drops events that came before, and counts them", async () => {
    const body = ndjson([...eventsOf(50), ...eventsOf(30, 20), event(50)])
    await using server = await startServer(gzipped(body))
    await using query = exporter(server.url)
    const counts: Array<number> = []
    const onProgress = (progress: { duplicates: number }) => counts.push(progress.duplicates)
    const { events } = await readAll(query.export({ dedupe: true, onProgress }))
    assert.deepStrictEqual(numbers(events), range(0, 51))
    assert.deepStrictEqual(counts, [30])
  })

  it("is off unless it is asked for", async () => {
    await using server = await startServer(plain(ndjson([event(1), event(1)])))
    await using query = exporter(server.url)
    assert.strictEqual((await readAll(query.export({}))).events.length, 2)
  })

  it("keeps events that differ in name, time, person or id, and those without an id", async () => {
    const one = { $insert_id: "1", time: 5, distinct_id: "bob" }
    const events = [
      named(one),
      named(one, "b"),
      named({ ...one, time: 6 }),
      named({ ...one, distinct_id: "eve" }),
      named({ ...one, $insert_id: "2" }),
      named({ time: 5, distinct_id: "bob" }),
      named({ time: 5, distinct_id: "bob" })
    ]
    await using server = await startServer(plain(ndjson(events)))
    await using query = exporter(server.url)
    assert.deepStrictEqual((await readAll(query.export({ dedupe: true }))).events, events)
  })

  it("remembers as many events as it is told to", async () => {
    const events = [event(0), event(1), event(0), event(2), event(3), event(1), event(3)]
    await using server = await startServer(plain(ndjson(events)))
    await using query = exporter(server.url)
    const { events: delivered } = await readAll(query.export({ dedupe: { window: 2 } }))
    assert.deepStrictEqual(numbers(delivered), [0, 1, 2, 3, 1])
  })

  it("goes on to know what it delivered when the export is resumed by itself", async () => {
    const body = ndjson([...eventsOf(40), ...eventsOf(40)])
    await using server = await startServer(plain(`${ndjson(eventsOf(40))}terminated early`), plain(body))
    await using query = exporter(server.url)
    const { events } = await readAll(query.export({ dedupe: true, attempts: 2 }))
    assert.deepStrictEqual(numbers(events), range(0, 40))
  })
})
