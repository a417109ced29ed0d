import { inspect } from "node:util"
import { createFakeServer, startFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { createTracker as createNodeTracker } from "../src/node.ts"
import { rejection } from "./support/outcomes.ts"
import { key, second, targets, trackerOn } from "./support/product.ts"

describe("createTracker on the wire", () => {
  it("sends a record as person, name, time, flag and properties, in this order", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    await tracker.record("bob", "Signed Up", { plan: "pro", seats: 3 })
    assert.deepStrictEqual(targets(server), [`/e?_p=bob&_n=Signed%20Up&_t=${second}&_d=1&plan=pro&seats=3`])
    assert.deepStrictEqual(server.violations, [])
  })

  it("sends a set with its time and without a name", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    await tracker.set("bob", { city: "Oslo" }, { timestamp: second - 60 })
    assert.deepStrictEqual(targets(server), [`/s?_p=bob&_t=${second - 60}&_d=1&city=Oslo`])
  })

  it("sends an alias without a time", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    await tracker.alias("bob", "bob@example.com")
    assert.deepStrictEqual(targets(server), ["/a?_p=bob&_n=bob%40example.com"])
  })

  it("puts the product key first", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    await tracker.alias("bob", "rob")
    assert.strictEqual(server.requests[0]?.url, `https://trk.kissmetrics.io/a?_k=${key}&_p=bob&_n=rob`)
  })

  it("shows the product key to nobody else", async () => {
    const told: Array<unknown> = []
    const tell = (...facts: ReadonlyArray<unknown>) => void told.push(facts)
    const server = createFakeServer({
      faults: [
        { nth: [1, 2], fault: { kind: "status", status: 503 } },
        { nth: [3, 4], fault: { kind: "reset" } },
        { operation: "set", fault: { kind: "status", status: 403 } }
      ]
    })
    const tracker = trackerOn(server, { onDelivered: tell, onDropped: tell, onWarning: tell })
    const receipts = [tracker.record("bob", "A"), tracker.set("bob", { a: 1 }), tracker.alias("bob", "")]
    told.push(await Promise.allSettled(receipts), receipts, tracker, tracker.stats, await tracker.close())
    assert.include(inspect(told, { depth: 2 }), "rejected the request with 403")
    const texts = [inspect(told, { depth: 20, showHidden: true }), JSON.stringify(told)]
    for (const text of texts) assert.notInclude(text, key)
  })

  it("encodes everything but letters, digits and a few marks", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    await tracker.record("blåbær 🫐", "a&b=c", { ключ: "+ %20~!*()" })
    assert.deepStrictEqual(targets(server), [
      "/e?_p=bl%C3%A5b%C3%A6r%20%F0%9F%AB%90&_n=a%26b%3Dc" +
        `&_t=${second}&_d=1&%D0%BA%D0%BB%D1%8E%D1%87=%2B%20%2520~!*()`
    ])
    assert.deepStrictEqual(server.events()[0]?.texts, { ключ: "+ %20~!*()" })
  })

  it("writes each kind of value as the service's own text", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    await tracker.record("bob", "Paid", {
      int: 42,
      float: 19.9,
      tiny: 1e-7,
      huge: 1e21,
      minus: -0,
      yes: true,
      no: false,
      big: 12345678901234567890n,
      day: new Date(1_600_000_000_999),
      instant: { epochMilliseconds: 1_600_000_000_999 },
      empty: "",
      nothing: null,
      missing: undefined
    })
    assert.deepStrictEqual(server.events()[0]?.texts, {
      int: "42",
      float: "19.9",
      tiny: "1e-7",
      huge: "1e+21",
      minus: "0",
      yes: "true",
      no: "false",
      big: "12345678901234567890",
      day: "1600000000",
      instant: "1600000000",
      empty: ""
    })
  })

  it("takes a timestamp in seconds or as a date, and cuts off fractions", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    const receipts = [
      tracker.record("bob", "A", {}, { timestamp: 1_500_000_000.9 }),
      tracker.record("bob", "B", {}, { timestamp: new Date(1_500_000_001_999) }),
      tracker.record("bob", "C", {}, { timestamp: new Date(1_500_000_002_000) })
    ]
    await Promise.all(receipts)
    assert.deepStrictEqual(
      server.events().map(({ timestamp }) => timestamp),
      [1_500_000_000, 1_500_000_001, 1_500_000_002]
    )
    assert.deepStrictEqual(
      receipts.map(({ timestamp }) => timestamp),
      [1_500_000_000, 1_500_000_001, 1_500_000_002]
    )
  })

  it("stamps a call when it is made, not when it is sent", async () => {
    let now = second * 1000
    const server = createFakeServer()
    await using tracker = trackerOn(server, { now: () => now, concurrency: 1 })
    tracker.record("bob", "A")
    now += 60_000
    tracker.record("bob", "B")
    await tracker.flush()
    assert.deepStrictEqual(
      server.events().map(({ timestamp }) => timestamp),
      [second, second + 60]
    )
  })

  it("sends a GET of 2,000 encoded characters and a POST from 2,001 on", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    const fixed = `_k=${key}&_p=bob&_n=A&_t=${second}&_d=1`.length
    const filler = (total: number) => {
      const names = ["a", "b", "c", "d"]
      const left = total - fixed - names.length * 3
      return Object.fromEntries(
        names.map((name, i) => [name, "x".repeat(Math.floor(left / 4) + (i < left % 4 ? 1 : 0))])
      )
    }
    await tracker.record("bob", "A", filler(2000), { sameSecond: "leave" })
    await tracker.record("bob", "A", filler(2001), { sameSecond: "leave" })
    const [get, post] = server.requests
    assert.strictEqual(get?.method, "GET")
    assert.strictEqual(new URL(get?.url ?? "").search.length - 1, 2000)
    assert.strictEqual(post?.method, "POST")
    assert.strictEqual(new URL(post?.url ?? "").search, "")
    assert.strictEqual(post?.headers["content-type"], "application/x-www-form-urlencoded")
    assert.strictEqual(post?.body.length, 2001)
    assert.isTrue(post?.body.startsWith(`_k=${key}&_p=bob&_n=A&_t=${second}&_d=1&a=xxx`))
    assert.deepStrictEqual(server.violations, [])
  })

  it("counts the encoded length, so that text outside ASCII becomes a POST sooner", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    await tracker.set("bob", { note: "å".repeat(400) })
    assert.strictEqual(server.requests[0]?.method, "POST")
    assert.strictEqual(server.person("bob")?.properties.note, "å".repeat(400))
  })

  it("fills in the person of forPerson", async () => {
    const server = createFakeServer()
    await using tracker = trackerOn(server)
    const bob = tracker.forPerson("bob")
    await Promise.all([
      bob.record("Signed Up", { plan: "pro" }, { timestamp: second - 1 }),
      bob.set({ city: "Oslo" }, { timestamp: second - 2 }),
      bob.alias("rob")
    ])
    assert.deepStrictEqual(targets(server).toSorted(), [
      "/a?_p=bob&_n=rob",
      `/e?_p=bob&_n=Signed%20Up&_t=${second - 1}&_d=1&plan=pro`,
      `/s?_p=bob&_t=${second - 2}&_d=1&city=Oslo`
    ])
  })

  it("takes an answer of more than a mebibyte for somebody else's", async () => {
    const mebibyte = 1024 * 1024
    const answering = (bytes: number) =>
      trackerOn(createFakeServer(), { fetch: async () => new Response("x".repeat(bytes)) })
    await using right = answering(mebibyte)
    assert.strictEqual((await right.record("bob", "A")).outcome, "delivered")
    await using wrong = answering(mebibyte + 1)
    assert.include(String(await rejection(wrong.record("bob", "A"))), "the body is longer than 1 MiB")
  })

  it("sends the same bytes through the pool as through fetch", async () => {
    const memory = createFakeServer()
    await using socket = await startFakeServer()
    const plain = trackerOn(memory)
    const pooled = createNodeTracker({ key, host: socket.url, outbox: false, now: () => second * 1000 })
    for (const tracker of [plain, pooled]) {
      tracker.record("bob", "Signed Up", { ø: "ж", on: true })
      tracker.set("bob", { note: "x".repeat(500), more: "y".repeat(500), most: "ß".repeat(250) })
      tracker.alias("bob", "rob")
      await tracker.close()
    }
    const seen = (server: typeof memory) =>
      server.requests.map(({ method, url, body }) => [method, new URL(url).pathname + new URL(url).search, body])
    assert.deepStrictEqual(seen(socket).toSorted(), seen(memory).toSorted())
    assert.strictEqual(socket.requests.length, 3)
  })
})
