import { ApiError, RateLimited } from "@tallymark/core"
import { sharedLimits } from "@tallymark/query"
import * as Duration from "effect/Duration"
import { assert, describe, it } from "vitest"
import { asking } from "../support/service.ts"

const question = { type: "general" } as const
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => assert.fail("the call must be refused"),
    (error: unknown) => error
  )

/** The reason of a refusal of our own. */
const refusal = async (promise: Promise<unknown>): Promise<RateLimited> => {
  const error = await failure(promise)
  assert.instanceOf(error, ApiError)
  assert.instanceOf(error.reason, RateLimited)
  assert.isUndefined(error.reason.status)
  return error.reason
}

describe("a client under limits", () => {
  it("refuses at once what would wait longer than it may, sends nothing and does not try again", async () => {
    const { query, arrived } = asking(() => [], {
      limits: { query: { perHour: 1 }, maxWait: 0 },
      retry: { attempts: 4 }
    })
    await query.events.names(question)
    const { retryAfter } = await refusal(query.events.names(question))
    assert.closeTo(retryAfter ? Duration.toMinutes(retryAfter) : 0, 60, 1)
    assert.lengthOf(arrived, 1)
  })

  it("takes a permit for every attempt", async () => {
    const { query } = asking(() => new Response("down", { status: 503 }), {
      limits: {},
      retry: { attempts: 3, base: 1 }
    })
    await failure(query.events.names(question))
    assert.strictEqual((await query.limits()).query.used, 3)
  })

  it("takes none for a question with a mistake, and none for annotations, which have no limit", async () => {
    const { query } = asking(() => ({ status: "ok", results: [] }), { limits: {} })
    await failure(query.events.counts({ events: [], type: "general", unit: "day", interval: 1 }))
    await query.annotations.list()
    const { jql, query: queries, export: exports } = await query.limits()
    assert.deepStrictEqual([queries.used, jql.used, exports.used], [0, 0, 0])
  })

  it("is held back by a 429 that another method got, with the reason of a signal that ends the wait", async () => {
    const answer = (): Response => new Response("{}", { status: 429, headers: { "retry-after": "1800" } })
    const { query, arrived } = asking(answer, { limits: {} })
    await failure(query.events.names(question))
    const wait = new AbortController()
    const waiting = failure(query.funnels.list({ signal: wait.signal }))
    wait.abort("no time")
    assert.strictEqual(await waiting, "no time")
    assert.lengthOf(arrived, 1)
    assert.closeTo((await query.limits()).query.nextAt.getTime() - Date.now(), 1_800_000, 20_000)
  })

  it("counts together with the others of its project that share its limits", async () => {
    const limits = sharedLimits({ query: { perHour: 2 }, maxWait: 0 })
    const [first, second] = [asking(() => [], { limits }), asking(() => [], { limits })]
    await first.query.events.names(question)
    await second.query.events.names(question)
    await refusal(first.query.events.names(question))
  })

  it("asks no more at once than it may, and goes on when a call is ended from outside", async () => {
    const { promise: never } = Promise.withResolvers<Response>()
    const { query, arrived } = asking(({ target }) => (target.includes("events") ? never : []), {
      limits: { query: { concurrent: 1 } }
    })
    const running = new AbortController()
    const first = failure(query.events.names({ type: "general" }, { signal: running.signal }))
    const second = query.funnels.list()
    running.abort("enough")
    assert.strictEqual(await first, "enough")
    await second
    assert.isAtMost(arrived.length, 2)
  })
})
