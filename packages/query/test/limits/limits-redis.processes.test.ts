import { assert, describe, it } from "vitest"
import { hasRedis, RedisServer } from "../../../../tools/test-support/redis-server.ts"
import { Caller } from "./support/callers.ts"

const call = (count: number, isHeld = false) => ({ _tag: "call", pool: "query", count, isHeld }) as const

describe.skipIf(!hasRedis)("limits of several processes in one Redis", { timeout: 30_000 }, () => {
  it("grant 60 permits an hour to all of them together", async () => {
    await using redis = await RedisServer.start()
    await using first = new Caller({ place: { url: redis.url }, maxWait: 0, query: { concurrent: 100 } })
    await using second = new Caller({ place: { url: redis.url }, maxWait: 0, query: { concurrent: 100 } })
    await using third = new Caller({ place: { url: redis.url }, maxWait: 0, query: { concurrent: 100 } })
    const all = [first, second, third]
    for (const caller of all) caller.order(call(40))
    await Promise.all(all.map((caller) => caller.until(40)))
    const told = all.flatMap((caller) => caller.told)
    assert.strictEqual(told.filter(({ _tag }) => _tag === "started").length, 60)
    for (const each of told) {
      if (each._tag === "refused") assert.closeTo(each.retryAfter ?? 0, 3_600_000, 20_000)
    }
  })

  it("hold a rate by the second across processes", async () => {
    await using redis = await RedisServer.start()
    await using first = new Caller({ place: { url: redis.url } })
    await using second = new Caller({ place: { url: redis.url } })
    const order = { _tag: "call", pool: "export", count: 4, isHeld: false } as const
    for (const caller of [first, second]) caller.order(order)
    await Promise.all([first.until(4), second.until(4)])
    const times = [first, second]
      .flatMap(({ told }) => told.flatMap((each) => (each._tag === "started" ? [each.at] : [])))
      .toSorted((a, b) => a - b)
    assert.lengthOf(times, 8)
    for (const [index, time] of times.slice(3).entries()) assert.isAtLeast(time - (times[index] ?? 0), 1_000)
  })

  it("run no more calls at once than the pool has places, and free those of a process that is killed", async () => {
    await using redis = await RedisServer.start()
    const options = { place: { url: redis.url }, query: { concurrent: 3 }, lease: 1_000 }
    await using first = new Caller(options)
    await using second = new Caller(options)
    first.order(call(3, true))
    await first.until(3)
    second.order(call(2, true))
    second.order({ _tag: "pause", pool: "jql", millis: 1 })
    await second.until(1)
    assert.strictEqual(second.started, 0)
    await first.kill()
    await second.until(3)
    assert.strictEqual(second.started, 2)
  })

  it("keep a place for a call that outlasts its lease", async () => {
    await using redis = await RedisServer.start()
    const options = { place: { url: redis.url }, query: { concurrent: 1 }, lease: 1_000, maxWait: 2_500 }
    await using first = new Caller(options)
    await using second = new Caller(options)
    first.order(call(1, true))
    await first.until(1)
    second.order(call(1))
    await second.until(1)
    assert.deepStrictEqual(second.told, [{ _tag: "refused" }])
  })

  it("pause all of them when one is refused", async () => {
    await using redis = await RedisServer.start()
    await using first = new Caller({ place: { url: redis.url }, maxWait: 1_000 })
    await using second = new Caller({ place: { url: redis.url }, maxWait: 1_000 })
    first.order({ _tag: "pause", pool: "query", millis: 600_000 })
    await first.until(1)
    second.order(call(1))
    await second.until(1)
    const [told] = second.told
    assert.strictEqual(told?._tag, "refused")
    assert.closeTo(told?._tag === "refused" ? (told.retryAfter ?? 0) : 0, 600_000, 20_000)
  })
})
