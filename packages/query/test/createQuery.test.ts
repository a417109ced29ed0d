import { ApiError } from "@tallymark/core"
import { createQuery, type QueryClient } from "@tallymark/query"
import * as Duration from "effect/Duration"
import { assert, describe, it } from "vitest"
import { answers } from "./support/answers.ts"
import { asking, current } from "./support/service.ts"

/** A client whose requests are never answered, and when the first has arrived and has been ended. */
const waiting = () => {
  const arrived = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const query = createQuery({
    credentials: current,
    fetch: (request) => {
      request.signal.addEventListener("abort", () => ended.resolve())
      arrived.resolve()
      return new Promise(() => undefined)
    }
  })
  return { query, arrived: arrived.promise, ended: ended.promise }
}

describe("a client", () => {
  it("ends a call with the reason of its signal", async () => {
    const { query, arrived, ended } = waiting()
    const controller = new AbortController()
    const asked = query.funnels.list({ signal: controller.signal }).catch((thrown) => thrown)
    await arrived
    controller.abort(new Error("changed my mind"))
    assert.strictEqual((await asked).message, "changed my mind")
    await ended
  })

  it("does not begin a call whose signal is aborted", async () => {
    const { query, arrived } = asking(() => assert.fail("nothing must be sent"))
    const signal = AbortSignal.abort("never mind")
    const calls: ReadonlyArray<(query: QueryClient) => Promise<unknown>> = [
      ({ funnels }) => funnels.list({ signal }),
      ({ events }) => events.names({ type: "general" }, { signal }),
      ({ people }) => people.list({}, { signal }).all(),
      (each) => each.checkRegion({ signal })
    ]
    for (const call of calls) assert.strictEqual(await call(query).catch((thrown) => thrown), "never mind")
    assert.lengthOf(arrived, 0)
  })

  it("ends what is asked when it closes, and asks no more", async () => {
    const { query, arrived, ended } = waiting()
    const asked = query.funnels.list().catch((thrown) => thrown)
    const { signal } = new AbortController()
    const listed = query.people
      .list({}, { signal })
      .all()
      .catch((thrown) => thrown)
    await arrived
    await query.close()
    await ended
    for (const error of [await asked, await listed, await query.funnels.list().catch((thrown) => thrown)]) {
      assert.strictEqual(error.name, "AbortError")
      assert.strictEqual(error.message, "the query client is closed")
    }
    await query.close()
  })

  it("closes where a block ends", async () => {
    const { query } = asking(() => answers.funnels)
    const use = async () => {
      await using own = query
      return await own.funnels.list()
    }
    assert.lengthOf(await use(), 1)
    assert.strictEqual((await query.funnels.list().catch((thrown) => thrown)).name, "AbortError")
  })

  it("tries again what may succeed later, four times in all", async () => {
    const { query, arrived } = asking(() => new Response(null, { status: 503 }), { retry: { base: 0 } })
    const error = await query.funnels.list().catch((thrown) => thrown)
    assert.deepInclude(error.reason, { _tag: "ServerFailed", status: 503 })
    assert.lengthOf(arrived, 4)
  })

  it("does not wait longer for the limits than it is told, and says how long it would be", async () => {
    const limits = { query: { perHour: 2 }, maxWait: 0 }
    const { query, arrived } = asking(() => answers.funnels, { limits, retry: { base: 0 } })
    await query.funnels.list()
    await query.funnels.list()
    const error = await query.funnels.list().catch((thrown) => thrown)
    assert.instanceOf(error, ApiError)
    assert.strictEqual(error.operation, "funnelList")
    assert.deepInclude(error.reason, { _tag: "RateLimited", status: undefined })
    assert.isTrue(Duration.toMinutes(error.retryAfter ?? Duration.zero) > 59)
    assert.lengthOf(arrived, 2)
  })

  it("counts annotations against no limit", async () => {
    const { query, arrived } = asking(() => answers.tags, { limits: { query: { perHour: 1 }, maxWait: 0 } })
    await query.annotations.tags()
    await query.annotations.tags()
    assert.lengthOf(arrived, 2)
  })

  it("knows what the limits have left, and what a piece of work would cost", async () => {
    const { query, arrived } = asking(() => answers.funnels, { limits: {} })
    await query.funnels.list()
    assert.deepInclude((await query.limits()).query, { used: 1, remaining: 59 })
    assert.strictEqual((await query.plan({ segmentation: 100 })).calls, 100)
    assert.lengthOf(arrived, 1)
  })

  it.each([
    ["eu", "https://eu.mixpanel.com/api/query/funnels/list"],
    ["in", "https://in.mixpanel.com/api/query/funnels/list"],
    ["us", "https://mixpanel.com/api/query/funnels/list"]
  ] as const)("asks the hosts of the region %s", async (region, expected) => {
    const { query, arrived } = asking(() => answers.funnels, { region })
    await query.funnels.list()
    assert.strictEqual(`${arrived[0]?.url.origin}${arrived[0]?.url.pathname}`, expected)
  })

  it("asks another host for one service alone", async () => {
    const { query, arrived } = asking(({ url }) => (url.pathname.endsWith("tags") ? answers.tags : answers.funnels), {
      region: "eu",
      host: { app: "http://localhost:8080" }
    })
    await query.funnels.list()
    await query.annotations.tags()
    assert.deepStrictEqual(
      arrived.map(({ url }) => url.origin),
      ["https://eu.mixpanel.com", "http://localhost:8080"]
    )
  })
})
