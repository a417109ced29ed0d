import { gzipSync } from "node:zlib"
import { assert, describe, it } from "vitest"
import { type Sink, start } from "../../sink/Sink.ts"
import { type Mode, slowAnswer } from "../../sink/server.ts"

const get = async (sink: Sink, path: string): Promise<Response> => fetch(`${sink.url}${path}`)

const post = async (
  sink: Sink,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers = {}
): Promise<Response> => fetch(`${sink.url}${path}`, { method: "POST", body, headers })

const batch = (...numbers: ReadonlyArray<number>): string =>
  JSON.stringify({ batch: numbers.map((n) => ({ event: "Signed Up", properties: { n, note: "Grüße" } })) })

const mixpanelData = (events: unknown): string =>
  encodeURIComponent(Buffer.from(JSON.stringify(events)).toString("base64"))

describe("the sink counts events", () => {
  it("tells losses from duplicates: what came twice does not make up for what never came", async () => {
    await using sink = await start()
    for (const n of [0, 1, 2, 2, 2, 4]) await get(sink, `/e?_k=k&_p=bob&_n=Signed+Up&n=${n}`)
    const counts = await sink.counts()
    assert.strictEqual(counts.received, 6)
    assert.strictEqual(counts.distinct, 4)
    assert.strictEqual(counts.duplicates, 2)
    assert.strictEqual(counts.unreadable, 0)
  })

  it("remembers every number, however far apart they are", async () => {
    await using sink = await start()
    for (const n of [3, 1_500_000, 3, 1_500_000]) await get(sink, `/e?n=${n}`)
    const counts = await sink.counts()
    assert.strictEqual(counts.distinct, 2)
    assert.strictEqual(counts.duplicates, 2)
  })

  it("takes the time from the last new event, not from a duplicate", async () => {
    await using sink = await start()
    await get(sink, "/e?n=1")
    const { lastNewAt } = await sink.counts()
    await get(sink, "/e?n=1")
    assert.strictEqual((await sink.counts()).lastNewAt, lastNewAt)
  })

  it("reads a KISSmetrics form", async () => {
    await using sink = await start()
    await post(sink, "/e", "n=7&_p=bob", { "content-type": "application/x-www-form-urlencoded" })
    await post(sink, "/e", "_p=bob&n=8")
    assert.strictEqual((await sink.counts()).distinct, 2)
  })

  it("is not misled by a property whose name ends in n", async () => {
    await using sink = await start()
    await get(sink, "/e?plan=3&n=5")
    await get(sink, "/e?_n=3&plan=5")
    const counts = await sink.counts()
    assert.strictEqual(counts.distinct, 1)
    assert.strictEqual(counts.unreadable, 1)
  })

  it("reads a batch of Segment's, with a duplicate across batches", async () => {
    await using sink = await start()
    await post(sink, "/v1/batch", batch(1, 2, 3))
    await post(sink, "/v1/batch", batch(3, 4))
    const counts = await sink.counts()
    assert.deepStrictEqual([counts.requests, counts.received, counts.distinct, counts.duplicates], [2, 5, 4, 1])
  })

  it("reads a gzipped batch of PostHog's", async () => {
    await using sink = await start()
    await post(sink, "/batch/", new Uint8Array(gzipSync(batch(1, 2))), { "content-encoding": "gzip" })
    assert.strictEqual((await sink.counts()).distinct, 2)
  })

  it("reads Mixpanel's base64 in a query and in a form, one event or several", async () => {
    await using sink = await start()
    const answer = await get(sink, `/track?ip=0&data=${mixpanelData({ properties: { n: 1 } })}`)
    assert.strictEqual(await answer.text(), "1")
    await post(sink, "/track", `data=${mixpanelData([{ properties: { n: 2 } }, { properties: { n: 3 } }])}`)
    assert.strictEqual((await sink.counts()).distinct, 3)
  })

  it("reports what it cannot read instead of leaving it out", async () => {
    await using sink = await start()
    await get(sink, "/e?_p=bob")
    await get(sink, "/somewhere?n=1")
    await post(sink, "/v1/batch", "not json").catch(() => undefined)
    await post(sink, "/v1/batch", JSON.stringify({ batch: [{ properties: { n: "1" } }] }))
    const counts = await sink.counts()
    assert.strictEqual(counts.unreadable, 4)
    assert.strictEqual(counts.received, 0)
  })
})

describe("the sink's modes", () => {
  it("slow answers late and counts at once", async () => {
    await using sink = await start("slow")
    const before = performance.now()
    await get(sink, "/e?n=1")
    assert.isAtLeast(performance.now() - before, slowAnswer - 1)
    assert.strictEqual((await sink.counts()).distinct, 1)
  })

  it("hang counts and never answers", async () => {
    await using sink = await start("hang")
    const giveUp = new AbortController()
    const answer = fetch(`${sink.url}/e?n=1`, { signal: giveUp.signal }).then(
      () => "answered",
      () => "given up"
    )
    assert.strictEqual((await sink.settled(1, 5000)).distinct, 1)
    giveUp.abort()
    assert.strictEqual(await answer, "given up")
  })

  it("down refuses connections, and comes back on the same port", async () => {
    await using sink = await start("down")
    const refused = await get(sink, "/e?n=1").then(
      () => undefined,
      (error: Error) => error.cause
    )
    assert.propertyVal(refused, "code", "ECONNREFUSED")
    await sink.setMode("normal")
    await get(sink, "/e?n=1")
    assert.strictEqual((await sink.counts()).distinct, 1)
  })
})

describe("a judging sink", () => {
  it("knows a repetition that the service drops from one that counts twice", async () => {
    await using sink = await start("normal", true)
    await get(sink, "/e?_p=bob&_n=Signed+Up&_t=1&_d=1&n=1")
    await get(sink, "/e?_p=bob&_n=Signed+Up&_t=1&_d=1&n=1")
    await get(sink, "/e?_p=bob&_n=Signed+Up&_t=2&_d=1&n=1")
    const { distinct, duplicates, doubled, mistaken } = await sink.counts()
    assert.deepStrictEqual(
      { distinct, duplicates, doubled, mistaken },
      { distinct: 1, duplicates: 2, doubled: 1, mistaken: 0 }
    )
  })

  it("counts an event for lost that the service would take for another", async () => {
    await using sink = await start("normal", true)
    for (const n of [1, 2]) await get(sink, `/e?_p=bob&_n=Signed+Up&_t=1&_d=1&n=${n}`)
    const { distinct, duplicates, mistaken } = await sink.counts()
    assert.deepStrictEqual({ distinct, duplicates, mistaken }, { distinct: 1, duplicates: 0, mistaken: 1 })
  })

  it("goes by the marks of each service, and doubles what has none", async () => {
    await using sink = await start("normal", true)
    const marked = { batch: [{ messageId: "a", properties: { n: 1 } }] }
    const unmarked = { batch: [{ uuid: 1, properties: { n: 2 } }] }
    for (const _ of [1, 2]) {
      await post(sink, "/v1/batch", JSON.stringify(marked))
      await post(sink, "/batch/", JSON.stringify(unmarked))
      await get(sink, `/track?data=${mixpanelData({ properties: { n: 3, $insert_id: "b" } })}`)
      await post(sink, "/2/httpapi", JSON.stringify({ events: [{ insert_id: "c", event_properties: { n: 4 } }] }))
      const ue_pr = JSON.stringify({ data: { data: { n: 5 } } })
      await post(sink, "/com.snowplowanalytics.snowplow/tp2", JSON.stringify({ data: [{ eid: "d", ue_pr }] }))
    }
    const { distinct, duplicates, doubled, unreadable } = await sink.counts()
    assert.deepStrictEqual(
      { distinct, duplicates, doubled, unreadable },
      { distinct: 5, duplicates: 5, doubled: 1, unreadable: 0 }
    )
  })
})

describe("a sink in trouble", () => {
  it("takes nothing that it answers with a failure", async () => {
    await using sink = await start({ status: 429, retryAfter: 5 })
    const { status, headers } = await get(sink, "/e?n=1")
    assert.deepStrictEqual([status, headers.get("retry-after")], [429, "5"])
    const { distinct, turnedAway } = await sink.counts()
    assert.deepStrictEqual({ distinct, turnedAway }, { distinct: 0, turnedAway: 1 })
  })

  it.each<[Mode, { readonly distinct: number; readonly turnedAway: number }]>([
    ["reset", { distinct: 0, turnedAway: 1 }],
    ["ack-lost", { distinct: 1, turnedAway: 0 }]
  ])("closes the connection without an answer in %s", async (mode, expected) => {
    await using sink = await start(mode)
    const cause = await get(sink, "/e?n=1").then(
      () => undefined,
      (error: Error) => error.cause
    )
    assert.instanceOf(cause, Error)
    const { distinct, turnedAway } = await sink.counts()
    assert.deepStrictEqual({ distinct, turnedAway }, expected)
  })

  it("lets those go who wait for an answer when deaf is over", async () => {
    await using sink = await start("deaf")
    const answer = get(sink, "/e?n=1").then(
      () => "answered",
      () => "let go"
    )
    while ((await sink.counts()).turnedAway === 0);
    await sink.setMode("normal")
    assert.strictEqual(await answer, "let go")
    assert.strictEqual((await sink.counts()).distinct, 0)
  })
})
