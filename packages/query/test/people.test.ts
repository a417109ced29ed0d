import type { People, PeopleOptions, QueryClient } from "@tallymark/query"
import { assert, describe, it } from "vitest"
import { type Arrived, asking, legacy } from "./support/service.ts"

/** The number of the page that a request is for. */
const pageOf = ({ body, url }: Arrived): number =>
  Number(new URLSearchParams(body).get("page") ?? url.searchParams.get("page") ?? 0)

interface Crowd {
  readonly people: number
  readonly pageSize?: number
  /** What the service says the total is; nothing where undefined. */
  readonly total?: number | undefined
  /** The page that is answered when one is asked for; that one where it is undefined. */
  readonly pageOf?: (page: number) => number
  /** Called before a page is answered. */
  readonly before?: (page: number) => void
}

/** A service with numbered people. */
const crowd = ({ people, pageSize = 10, total, pageOf: answered = (page) => page, before }: Crowd) => {
  const asked: Array<number> = []
  const answer = (request: Arrived) => {
    const wanted = pageOf(request)
    asked.push(wanted)
    before?.(wanted)
    const page = answered(wanted)
    const ids = Array.from({ length: people }, (_, id) => id).slice(page * pageSize, (page + 1) * pageSize)
    const results = ids.map((id) => ({ $distinct_id: id, $properties: { id } }))
    return { page, page_size: pageSize, session_id: "s-1", status: "ok", total, results }
  }
  return { ...asking(answer), asked, answer }
}

const ids = async (found: People): Promise<ReadonlyArray<string>> =>
  (await found.all()).map(({ distinctId }) => distinctId)

const numbered = (count: number): ReadonlyArray<string> => Array.from({ length: count }, (_, id) => String(id))

const list = (query: QueryClient, options?: PeopleOptions): People => query.people.list({}, options)

describe("people", () => {
  it("reads every page in order, each of the session of the first", async () => {
    const { query, arrived, asked } = crowd({ people: 25, total: 25 })
    assert.deepStrictEqual(await ids(list(query)), numbered(25))
    assert.deepStrictEqual(asked, [0, 1, 2])
    assert.deepStrictEqual(
      arrived.map(({ body }) => body),
      ["", "session_id=s-1&page=1", "session_id=s-1&page=2"]
    )
  })

  it("asks nothing before somebody wants something", async () => {
    const { query, asked } = crowd({ people: 25, total: 25 })
    const people = list(query)
    people.pages()[Symbol.asyncIterator]()
    assert.deepStrictEqual(asked, [])
    assert.strictEqual((await people.first())?.distinctId, "0")
    assert.deepStrictEqual(asked, [0])
  })

  it("asks for a page only when the one before has been read", async () => {
    const { query, asked } = crowd({ people: 30, total: 30 })
    for await (const { distinctId } of list(query)) {
      if (distinctId === "9") assert.deepStrictEqual(asked, [0])
      if (distinctId === "10") break
    }
    assert.deepStrictEqual(asked, [0, 1])
  })

  it.each([
    [0, [0]],
    [7, [0]],
    [10, [0, 1]],
    [11, [0, 1]]
  ])("stops on the first short page of %i people, whether or not the total is known", async (people, expected) => {
    for (const total of [people, undefined]) {
      const { query, asked } = crowd({ people, total })
      assert.deepStrictEqual(await ids(list(query)), numbered(people))
      assert.deepStrictEqual(asked, expected)
    }
  })

  it("goes on past a total that is too small, and stops before one that is too large", async () => {
    const more = crowd({ people: 35, total: 15 })
    assert.deepStrictEqual(await ids(list(more.query, { concurrency: 3 })), numbered(35))
    const fewer = crowd({ people: 15, total: 15_000 })
    assert.deepStrictEqual(await ids(list(fewer.query)), numbered(15))
    assert.deepStrictEqual(fewer.asked, [0, 1])
  })

  it("goes on past a total that means nothing", async () => {
    for (const total of [-5, 0, 0.5, 1e300]) {
      const { query } = crowd({ people: 25, total })
      assert.deepStrictEqual(await ids(list(query)), numbered(25))
    }
  })

  for (const concurrency of [1, 3]) {
    it(`fails when the service gives one page over and over, ${concurrency} at once`, async () => {
      const { query, asked } = crowd({ people: 1000, total: 1000, pageOf: () => 0 })
      const read: Array<string> = []
      const loop = async (): Promise<void> => {
        for await (const { distinctId } of list(query, { concurrency })) read.push(distinctId)
      }
      const error = await loop().catch((thrown) => thrown)
      assert.strictEqual(error.reason._tag, "UnreadableResponse")
      assert.include(error.message, "page 1 is the page before it once more")
      assert.deepStrictEqual(read, numbered(10))
      assert.isBelow(asked.length, 6)
    })
  }

  it("gives the pages themselves", async () => {
    const { query } = crowd({ people: 12, total: 12 })
    const pages = await Array.fromAsync(list(query).pages())
    assert.deepStrictEqual(
      pages.map(({ page, pageSize, profiles, total }) => [page, pageSize, profiles.length, total]),
      [
        [0, 10, 10, 12],
        [1, 10, 2, 12]
      ]
    )
  })

  it("asks for several pages at once and no more, and keeps the order", async () => {
    const running = new Set<number>()
    const most = { running: 0 }
    const { answer } = crowd({ people: 95, total: 95 })
    const { query } = asking(answer, {
      fetch: async (request) => {
        const body = await request.text()
        const page = pageOf({ body, url: new URL(request.url) } as Arrived)
        running.add(page)
        most.running = Math.max(most.running, running.size)
        // Later pages answer sooner.
        for (let turns = 0; turns < 50 - 5 * page; turns++) await new Promise(setImmediate)
        running.delete(page)
        return Response.json(answer({ body, url: new URL(request.url) } as Arrived))
      }
    })
    assert.deepStrictEqual(await ids(list(query, { concurrency: 4 })), numbered(95))
    assert.strictEqual(most.running, 4)
  })

  it("delivers every page before the one that fails", async () => {
    const { answer } = crowd({ people: 95, total: 95 })
    const { query } = asking((request) =>
      pageOf(request) === 3 ? new Response(null, { status: 400 }) : answer(request)
    )
    const seen: Array<string> = []
    const reading = async () => {
      for await (const { distinctId } of list(query, { concurrency: 5 })) seen.push(distinctId)
    }
    const error = await reading().catch((thrown) => thrown)
    assert.deepInclude(error.reason, { _tag: "Rejected", status: 400 })
    assert.deepStrictEqual(seen, numbered(30))
  })

  it("ends with the reason of a signal, also while a page is on its way", async () => {
    const controller = new AbortController()
    const ended = Promise.withResolvers<void>()
    const { answer } = crowd({ people: 95, total: 95 })
    const { query } = asking(answer, {
      fetch: async (request) => {
        const body = await request.text()
        if (body === "") return Response.json(answer({ body, url: new URL(request.url) } as Arrived))
        request.signal.addEventListener("abort", () => ended.resolve())
        controller.abort(new Error("enough"))
        return new Promise(() => undefined)
      }
    })
    const error = await list(query, { signal: controller.signal })
      .all()
      .catch((thrown) => thrown)
    assert.strictEqual(error.message, "enough")
    await ended.promise
  })

  it("ends the pages that were asked for ahead when the reader leaves", async () => {
    const aborted: Array<number> = []
    const allAsked = Promise.withResolvers<void>()
    const allEnded = Promise.withResolvers<void>()
    const { answer } = crowd({ people: 95, total: 95 })
    const { query } = asking(answer, {
      fetch: async (request) => {
        const body = await request.text()
        const page = pageOf({ body, url: new URL(request.url) } as Arrived)
        if (page < 2) return Response.json(answer({ body, url: new URL(request.url) } as Arrived))
        request.signal.addEventListener("abort", () => {
          aborted.push(page)
          if (aborted.length === 3) allEnded.resolve()
        })
        if (page === 4) allAsked.resolve()
        return new Promise(() => undefined)
      }
    })
    for await (const { page } of list(query, { concurrency: 3 }).pages()) {
      if (page === 1) await allAsked.promise
      if (page === 1) break
    }
    await allEnded.promise
    assert.sameMembers(aborted, [2, 3, 4])
  })

  it("computes behaviors of every page for one moment", async () => {
    const { query, arrived } = crowd({ people: 25, total: 25 })
    await query.people.list({ behaviors: [{ name: "bought" }], where: 'behaviors["bought"] > 1' }).all()
    const moments = arrived.map(({ body }) => new URLSearchParams(body).get("as_of_timestamp"))
    assert.deepStrictEqual(moments, ["1773576000", "1773576000", "1773576000"])
    await query.people.list({ behaviors: [], asOf: new Date("2026-01-01T00:00:00Z") }).first()
    assert.include(arrived.at(-1)?.body, "as_of_timestamp=1767225600")
    const zoned = { epochMilliseconds: 1_767_225_601_999, year: 2026, month: 1, day: 1 }
    await query.people.list({ behaviors: [], asOf: zoned }).first()
    assert.include(arrived.at(-1)?.body, "as_of_timestamp=1767225601")
  })

  it("reads pages with a request signature too", async () => {
    const { answer } = crowd({ people: 25, total: 25 })
    const { query, arrived } = asking(answer, { credentials: legacy })
    assert.deepStrictEqual(await ids(query.people.list({ where: 'properties["a"] == 1' })), numbered(25))
    assert.deepStrictEqual(
      arrived.map(({ method, url }) => [
        method,
        url.pathname,
        url.searchParams.get("session_id"),
        url.searchParams.get("page")
      ]),
      [
        ["GET", "/api/2.0/engage/", null, null],
        ["GET", "/api/2.0/engage/", "s-1", "1"],
        ["GET", "/api/2.0/engage/", "s-1", "2"]
      ]
    )
  })
})
