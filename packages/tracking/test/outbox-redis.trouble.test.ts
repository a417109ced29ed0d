import { startFakeServer } from "@tallymark/testing"
import * as Effect from "effect/Effect"
import { assert, describe, it } from "vitest"
import { hasRedis, RedisServer } from "../../../tools/test-support/redis-server.ts"
import { createTracker } from "../src/node.ts"
import { type RedisOutboxOptions, redisOutbox } from "../src/outbox-redis.ts"
import { claim, entries, open } from "./contract/outbox.ts"
import { CuttingProxy } from "./support/cutting-proxy.ts"
import { rejection } from "./support/outcomes.ts"
import { key, swift } from "./support/product.ts"

const run = Effect.runPromise

const on = (redis: RedisServer, options: Partial<RedisOutboxOptions> = {}) => ({
  source: redisOutbox({ url: redis.url, prefix: "p:", pollEvery: "5 millis", ...options })
})

/** Waits until something is so; the timeout of the test is its end. */
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe.skipIf(!hasRedis)("an outbox in a Redis in trouble", { timeout: 60_000, concurrent: true }, () => {
  it("gets what others had claimed, also after Redis was away for a while", async () => {
    await using redis = await RedisServer.start()
    const place = on(redis, { lease: "600 millis" })
    const [lost, other] = [await open(place), await open(place)]
    await run(lost.outbox.accept(entries(3)))
    assert.strictEqual((await claim(lost.outbox, 3)).length, 3)
    await redis.kill()
    // It looks for lost claims every 200 ms, and must not stop to do so when that fails.
    const error = await rejection(run(other.outbox.claim(1)))
    assert.deepInclude(error, { _tag: "OutboxFailed", problem: "unavailable" })
    await new Promise((resolve) => setTimeout(resolve, 500))
    await redis.start()
    const key = (await redis.send("KEYS p:*:pending")).split("\r\n").at(-1) ?? ""
    // As if its process was killed in the meantime: its locks are gone, and nobody renews them.
    await redis.send(`DEL ${key.replace("pending", "owners")}`)
    const ids: Array<string> = []
    while (ids.length < 3) {
      const claims = await run(Effect.orElseSucceed(other.outbox.claim(3), () => []))
      ids.push(...claims.map(({ entry }) => entry.id))
    }
    assert.deepStrictEqual(ids.toSorted(), ["id-0", "id-1", "id-2"])
    await Promise.all([lost.close(), other.close()])
  })

  it("keeps a batch that is too large for Redis out of it as a whole, and can still be drained", async () => {
    await using redis = await RedisServer.start()
    const { outbox, close } = await open(on(redis))
    await run(outbox.accept(entries(50)))
    await redis.send("CONFIG SET maxmemory 1mb")
    const large = entries(400, 100).map((entry) => ({ ...entry, line: `${entry.line}&x=${"x".repeat(4000)}` }))
    const failures = []
    for (let i = 0; i < 3; i++) failures.push(await rejection(run(outbox.accept(large))))
    for (const error of failures) assert.deepInclude(error, { _tag: "OutboxFailed", problem: "full", code: "OOM" })
    assert.deepInclude(await run(outbox.count), { waiting: 50, claimed: 0 })
    await run(outbox.acknowledge(await claim(outbox, 50)))
    assert.deepInclude(await run(outbox.count), { waiting: 0, claimed: 0 })
    await redis.send("CONFIG SET maxmemory 0")
    await run(outbox.accept(large))
    assert.deepInclude(await run(outbox.count), { waiting: 400 })
    await close()
  })

  it("gives a Redis up that does not answer, says so, and loses nothing when it does again", async () => {
    await using redis = await RedisServer.start()
    await using server = await startFakeServer()
    const warnings: Array<string> = []
    const outbox = redisOutbox({ url: redis.url, pollEvery: "5 millis", timeout: "400 millis" })
    const options = { key, host: server.url, retry: swift, outbox } as const
    await using producer = createTracker({ ...options, deliver: false, onWarning: (text) => warnings.push(text) })
    await using sender = createTracker({ ...options, onWarning: (text) => warnings.push(text) })
    await producer.record("bob", "First").accepted
    await server.waitFor(1)
    redis.freeze()
    const receipt = producer.record("bob", "Second")
    await until(() => warnings.length === 2)
    for (const text of warnings) assert.match(text, /^tallymark: the outbox is unavailable \(ETIMEDOUT\)/)
    redis.thaw()
    await receipt.accepted
    await server.waitFor(() => server.events().length === 2, { timeout: "20 seconds" })
    assert.strictEqual(sender.stats.dropped + producer.stats.dropped, 0)
  })

  it("says at the first attempt that a Redis does not answer, and does not wait for it", async () => {
    await using redis = await RedisServer.start()
    redis.freeze()
    const error = await rejection(open(on(redis, { timeout: "300 millis" })))
    redis.thaw()
    assert.deepInclude(error, { _tag: "OutboxFailed", problem: "unavailable", code: "ETIMEDOUT" })
  })

  it("does not say of calls that wait for it that they are delivered meanwhile", async () => {
    const warnings: Array<string> = []
    const outbox = redisOutbox({ url: "redis://127.0.0.1:1" })
    await using tracker = createTracker({ key, outbox, deliver: false, onWarning: (text) => warnings.push(text) })
    await until(() => warnings.length > 0)
    assert.match(warnings[0] ?? "", /\(ECONNREFUSED\).* Calls wait in memory until it works again$/)
    await tracker.close()
  })

  it("leaves a server that has become a replica for the one that has taken over", async () => {
    await using former = await RedisServer.start()
    const { outbox, close } = await open(on(former))
    await run(outbox.accept(entries(1)))
    const connections = async (): Promise<string> =>
      (await former.send("INFO stats")).match(/total_connections_received:(\d+)/)?.[1] ?? ""
    await former.send("REPLICAOF 127.0.0.1 1")
    const before = Number(await connections())
    assert.deepInclude(await rejection(run(outbox.accept(entries(2, 1)))), { problem: "readonly", code: "READONLY" })
    // It looks up the address again; here the same server answers, which has been promoted meanwhile.
    await former.send("REPLICAOF NO ONE")
    await until(async () => (await run(Effect.result(outbox.accept(entries(2, 1)))))._tag === "Success")
    assert.isAbove(Number(await connections()), before + 2)
    assert.deepInclude(await run(outbox.count), { waiting: 3 })
    await close()
  })

  it("loses and doubles nothing over a connection that breaks off in the middle of commands and answers", async () => {
    await using redis = await RedisServer.start(["--appendfsync", "no"])
    await using proxy = await CuttingProxy.start(redis.url)
    await using server = await startFakeServer()
    const outbox = redisOutbox({ url: proxy.url, pollEvery: "5 millis", lease: "1 second", timeout: "1 second" })
    const options = { key, host: server.url, retry: swift, outbox, onWarning: () => undefined } as const
    const [producer, ...senders] = [{ ...options, deliver: false }, options, options].map((each) => createTracker(each))
    const names = Array.from({ length: 40 }, (_, batch) => Array.from({ length: 10 }, (_, i) => `Event ${batch} ${i}`))
    for (const batch of names) await Promise.all(batch.map((name) => producer?.record("bob", name).accepted))
    await until(() => proxy.cuts >= 10)
    proxy.isCutting = false
    await server.waitFor(() => server.events().length >= 400, { timeout: "40 seconds" })
    for (const tracker of [producer, ...senders]) await tracker?.close()
    assert.deepStrictEqual(
      server
        .events()
        .map(({ name }) => name)
        .toSorted(),
      names.flat().toSorted()
    )
  })

  it("says that it may not in, and goes in when it may", async () => {
    await using redis = await RedisServer.start()
    const { outbox, close } = await open(on(redis))
    await redis.send("CONFIG SET requirepass hunter2")
    await redis.send("AUTH hunter2\r\nCLIENT KILL TYPE normal")
    await until(async () => {
      const { _tag, ...result } = await run(Effect.result(outbox.accept(entries(1))))
      assert.strictEqual(_tag, "Failure")
      return "failure" in result && result.failure.code === "NOAUTH"
    })
    await redis.send('AUTH hunter2\r\nCONFIG SET requirepass ""')
    await until(async () => (await run(Effect.result(outbox.accept(entries(1)))))._tag === "Success")
    await close()
    await redis.send("CONFIG SET requirepass hunter2")
    const wrong = await rejection(open({ source: redisOutbox({ url: redis.url.replace("//", "//:hunter3@") }) }))
    assert.deepInclude(wrong, { problem: "unavailable", code: "WRONGPASS" })
    assert.notInclude(JSON.stringify(wrong) + String(wrong), "hunter")
    const right = await open({ source: redisOutbox({ url: redis.url.replace("//", "//:hunter2@"), prefix: "p:" }) })
    assert.deepInclude(await run(right.outbox.count), { waiting: 1 })
    await right.close()
  })

  it("keeps products, prefixes and databases of one Redis apart", async () => {
    await using redis = await RedisServer.start()
    const places = [
      on(redis),
      on(redis, { prefix: "{q}:" }),
      { source: redisOutbox({ url: `${redis.url}/3`, prefix: "p:", pollEvery: "5 millis" }) }
    ]
    const openings = await Promise.all(places.map((place) => open(place)))
    openings.push(await open(on(redis), { key: "another" }))
    for (const [index, { outbox }] of openings.entries()) await run(outbox.accept(entries(1, index)))
    for (const [index, { outbox }] of openings.entries()) {
      assert.deepStrictEqual(
        (await claim(outbox, 1)).map(({ entry }) => entry.id),
        [`id-${index}`]
      )
      assert.deepInclude(await run(outbox.count), { waiting: 0, claimed: 1 })
    }
    await Promise.all(openings.map(({ close }) => close()))
  })

  it("forgets with Redis what that is told to forget, and goes on", async () => {
    await using redis = await RedisServer.start()
    const { outbox, close } = await open(on(redis))
    await run(outbox.accept(entries(10)))
    const held = await claim(outbox, 5)
    await redis.send("FLUSHALL")
    await redis.send("SCRIPT FLUSH")
    await run(outbox.acknowledge(held))
    assert.deepInclude(await run(outbox.count), { waiting: 0, claimed: 0, oldest: undefined })
    await run(outbox.accept(entries(2, 20)))
    assert.strictEqual((await claim(outbox, 2)).length, 2)
    await close()
  })

  it("drops and retries dead letters by the hundred thousand", async () => {
    await using redis = await RedisServer.start(["--appendfsync", "no"])
    const { outbox, close } = await open(on(redis))
    await run(outbox.accept(entries(1)))
    const [letter] = await claim(outbox, 1)
    if (letter !== undefined) await run(outbox.bury(letter, "no use"))
    const script = `for i=1,100000 do redis.call('RPUSH',KEYS[1],'{\\"id\\":\\"d-'..i..'\\",\\"calledAt\\":1,\\"line\\":\\"/e\\",\\"diedAt\\":2,\\"reason\\":\\"no\\"}') end`
    const name = (await redis.send("KEYS p:*:dead")).split("\r\n").at(-1) ?? ""
    await redis.send(`EVAL "${script}" 1 ${name}`)
    assert.deepInclude(await run(outbox.count), { dead: 100_001 })
    const few = Array.from({ length: 1000 }, (_, i) => `d-${(i + 1) * 100}`)
    assert.strictEqual(await run(outbox.dead.retry(few)), 1000)
    assert.strictEqual(await run(outbox.dead.drop()), 99_001)
    assert.deepInclude(await run(outbox.count), { waiting: 1000, dead: 0 })
    await close()
  })
})

describe("the settings of an outbox in Redis", () => {
  it.each<[string, Partial<RedisOutboxOptions>, RegExp]>([
    ["an address of something else", { url: "http://localhost" }, /url: must be the address of a Redis/],
    ["a database that is none", { url: "redis://localhost:6379/users" }, /url: must be the address of a Redis/],
    ["a lease of nonsense", { lease: "soon" as never }, /lease: must be a duration/],
    ["no patience at all", { timeout: 0, pollEvery: "-1 second" as never }, /pollEvery: .*timeout: /]
  ])("refuse %s at once", (_, options, message) => {
    assert.throws(() => redisOutbox({ url: "redis://localhost:6379", ...options }), message)
  })
})
