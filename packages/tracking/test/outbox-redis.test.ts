import { startFakeServer } from "@tallymark/testing"
import * as Effect from "effect/Effect"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { hasRedis, RedisServer } from "../../../tools/test-support/redis-server.ts"
import { createTracker } from "../src/node.ts"
import { redisOutbox } from "../src/outbox-redis.ts"
import { claim, entries, type Harness, open, outboxContract } from "./contract/outbox.ts"
import { rejection } from "./support/outcomes.ts"
import { key, swift } from "./support/product.ts"

const run = Effect.runPromise

describe.skipIf(!hasRedis)("an outbox in Redis (needs redis-server)", { timeout: 30_000 }, () => {
  let redis: RedisServer
  let harnesses = 0
  beforeAll(async () => {
    redis = await RedisServer.start()
  })
  afterAll(() => redis[Symbol.asyncDispose]())

  const fresh = () => ({ url: redis.url, prefix: `test-${harnesses++}:`, pollEvery: "5 millis" }) as const
  const harness = async (): Promise<Harness> => ({
    source: redisOutbox(fresh()),
    [Symbol.asyncDispose]: async () => undefined
  })

  outboxContract(harness)

  it("moves the calls of many producers to whoever sends, each once", async () => {
    await using server = await startFakeServer()
    const outbox = redisOutbox(fresh())
    const options = { key, host: server.url, retry: swift, outbox, onWarning: () => undefined } as const
    const producers = Array.from({ length: 3 }, () => createTracker({ ...options, deliver: false }))
    const receipts = producers.flatMap((tracker, p) =>
      Array.from({ length: 100 }, (_, i) => tracker.record(`person ${p}`, `Event ${i}`))
    )
    const ends = await Promise.all(receipts)
    assert.isTrue(ends.every(({ outcome }) => outcome === "spooled"))
    assert.strictEqual(server.events().length, 0)
    const senders = Array.from({ length: 2 }, () => createTracker(options))
    await server.waitFor((recorded) => recorded.events().length === 300, { timeout: "20 seconds" })
    for (const tracker of [...senders, ...producers]) await tracker.close()
    assert.strictEqual(server.requests.length, 300)
    for (const { stats } of senders) assert.isAbove(stats.delivered, 0)
  })

  it("does not say that a call is lost which is written all the same", async () => {
    await using server = await startFakeServer()
    const place = fresh()
    const outbox = redisOutbox(place)
    await using tracker = createTracker({ key, host: server.url, outbox, deliver: false, onWarning: () => undefined })
    await tracker.record("bob", "First").accepted
    const error = await rejection(tracker.recordSync("bob", "Lost").accepted)
    assert.deepInclude(error, { _tag: "OutboxFailed", code: "NOT_SYNCHRONOUS" })
    // What is written after it is written, so it would be.
    await tracker.record("bob", "Second").accepted
    const [name = ""] = (await redis.send(`KEYS ${place.prefix}*`)).split("\r\n").slice(-1)
    assert.strictEqual(await redis.send(`LLEN ${name}`), ":2")
  })

  it("claims no more than is delivered soon, and leaves the rest to others", async () => {
    await using server = await startFakeServer({ faults: [{ fault: { kind: "hang" } }] })
    const outbox = redisOutbox(fresh())
    const options = { key, host: server.url, retry: swift, outbox, concurrency: 3, onWarning: () => undefined } as const
    await using producer = createTracker({ ...options, deliver: false })
    await Promise.all(Array.from({ length: 200 }, (_, i) => producer.record("bob", `Event ${i}`).accepted))
    const [one, other] = [createTracker(options), createTracker(options)]
    const restored = () => [one, other].map(({ stats }) => stats.restored)
    while (restored().some((count) => count < 12)) await new Promise((resolve) => setTimeout(resolve, 5))
    // Long enough for both to have claimed everything.
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.deepStrictEqual(restored(), [12, 12])
    await Promise.all([one.close({ timeout: 0 }), other.close({ timeout: 0 })])
  })

  it("knows of everything that was delivered when the tracker has closed", async () => {
    await using own = await RedisServer.start()
    await using server = await startFakeServer()
    const outbox = redisOutbox({ url: own.url, pollEvery: "5 millis" })
    const options = { key, host: server.url, outbox, onWarning: () => undefined } as const
    const producer = createTracker({ ...options, deliver: false })
    await Promise.all(Array.from({ length: 200 }, (_, i) => producer.record("bob", `Event ${i}`)))
    await producer.close()
    const sender = createTracker(options)
    await server.waitFor((recorded) => recorded.events().length === 200, { timeout: "20 seconds" })
    await sender.close()
    const { outbox: opened, close } = await openProduct(own.url, server.url)
    assert.deepInclude(await run(opened.count), { waiting: 0, claimed: 0 })
    await close()
  })

  it("waits for a Redis that is away, takes no call for kept meanwhile, and loses none", async () => {
    await using own = await RedisServer.start()
    await using server = await startFakeServer()
    const outbox = redisOutbox({ url: own.url, pollEvery: "5 millis" })
    const warnings: Array<string> = []
    const options = { key, host: server.url, retry: swift, outbox, deliver: false } as const
    await using tracker = createTracker({ ...options, onWarning: (message) => warnings.push(message) })
    await tracker.record("bob", "First").accepted
    await own.kill()
    const receipt = tracker.record("bob", "Second")
    while (warnings.length === 0) await new Promise((resolve) => setImmediate(resolve))
    assert.match(warnings[0] ?? "", /^tallymark: the outbox is unavailable/)
    await own.start()
    await receipt.accepted
    const { outbox: opened, close } = await openProduct(own.url, server.url)
    const lines = (await claim(opened, 2)).map(({ entry }) => entry.line.replace(/_t=\d+/, "_t="))
    assert.deepStrictEqual(lines.toSorted(), ["/e?_p=bob&_n=First&_t=&_d=1", "/e?_p=bob&_n=Second&_t=&_d=1"])
    await close()
  })

  it("gives what a silent process had claimed to others when its lease has run out", async () => {
    const source = redisOutbox({ ...fresh(), lease: "300 millis" })
    const [one, other] = [await open({ source }), await open({ source })]
    await run(one.outbox.accept(entries(3)))
    const held = await claim(one.outbox, 3)
    assert.strictEqual(held.length, 3)
    // As long as it renews them, they are its own.
    assert.strictEqual((await run(Effect.timeoutOption(other.outbox.claim(1), "1 second")))._tag, "None")
    await one.close()
    assert.strictEqual((await claim(other.outbox, 3)).length, 3)
    await other.close()
  })

  it.each(["is lost", "freezes"])("is closed soon after the deadline when its Redis %s", async (trouble) => {
    await using own = await RedisServer.start()
    await using server = await startFakeServer({ faults: [{ fault: { kind: "hang" } }] })
    const outbox = redisOutbox({ url: own.url, pollEvery: "5 millis" })
    const options = {
      key,
      host: server.url,
      retry: swift,
      timeout: "300 millis",
      outbox,
      onWarning: () => undefined
    } as const
    const producer = createTracker({ ...options, deliver: false })
    await Promise.all(Array.from({ length: 50 }, (_, i) => producer.record("bob", `Event ${i}`)))
    const sender = createTracker(options)
    await server.waitFor(({ requests }) => requests.length === 50, { timeout: "10 seconds" })
    if (trouble === "freezes") own.freeze()
    else await own.kill()
    // Some of them are delivered now, which cannot be written down.
    server.faults.clear()
    await server.waitFor((recorded) => recorded.events().length > 0, { timeout: "10 seconds" })
    const begin = performance.now()
    await Promise.all([sender.close({ timeout: "100 millis" }), producer.close({ timeout: "100 millis" })])
    assert.isBelow(performance.now() - begin, 5000)
  })

  it("says that there is none, without the password of its address", async () => {
    const source = redisOutbox({ url: "redis://user:hunter2@127.0.0.1:1" })
    const error = await rejection(open({ source }))
    assert.deepInclude(error, { _tag: "OutboxFailed", problem: "unavailable", code: "ECONNREFUSED" })
    assert.notInclude(JSON.stringify(error) + String(error), "hunter2")
  })

  const openProduct = (url: string, host: string) =>
    open(
      {
        source: {
          isWriteAhead: false,
          open: (product, listener) => {
            const source = redisOutbox({ url, pollEvery: "5 millis" })
            return source.open({ ...product, host }, listener)
          }
        }
      },
      { key }
    )
})
