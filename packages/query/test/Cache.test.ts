import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { serviceAccount } from "@tallymark/core"
import type { AnswerStore, FetchQueryOptions, QueryClient } from "@tallymark/query"
import { cacheDirectory } from "@tallymark/query/node"
import * as Effect from "effect/Effect"
import { assert, describe, it, onTestFinished } from "vitest"
import { answers } from "./support/answers.ts"
import { type Answer, asking, current, legacy } from "./support/service.ts"

/** The last day that can change no more on 2026-03-15, five days after its end. */
const settled = { from: "2026-03-01", to: "2026-03-09" }
const segment = { event: "A", ...settled }

const caching = (options: Partial<FetchQueryOptions> = {}, answer: Answer = () => answers.series) =>
  asking(answer, { cache: {}, ...options })

/** How many calls a question costs that is asked twice. */
const calls = async (ask: (query: QueryClient) => Promise<unknown>, options: Partial<FetchQueryOptions> = {}) => {
  const { query, arrived } = caching(options, ({ url }) =>
    url.pathname.endsWith("funnels") ? answers.funnel : answers.series
  )
  const first = await ask(query)
  assert.deepStrictEqual(await ask(query), first)
  return arrived.length
}

const directory = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), "query-cache-"))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

describe("the cache", () => {
  it("asks once about days that are over", async () => {
    assert.strictEqual(await calls((query) => query.segmentation.counts(segment)), 1)
    const question = { events: ["A"], type: "general", unit: "day", ...settled } as const
    assert.strictEqual(await calls((query) => query.events.counts(question)), 1)
  })

  it.each([
    ["that may still change", (query: QueryClient) => query.segmentation.counts({ ...segment, to: "2026-03-10" })],
    [
      "of which the last is now",
      (query: QueryClient) => query.events.counts({ events: ["A"], type: "general", unit: "day", interval: 7 })
    ],
    [
      "of profiles as they are now",
      (query: QueryClient) => query.segmentation.counts({ ...segment, on: 'user["plan"]' })
    ],
    [
      "of a funnel, which looks past its last day",
      (query: QueryClient) => query.funnels.report({ funnel: 1, ...settled })
    ]
  ])("asks anew about days %s", async (_, ask) => {
    assert.strictEqual(await calls(ask), 2)
  })

  it("takes a day for settled when it is told to", async () => {
    const cache = { settledAfter: "1 day" } as const
    assert.strictEqual(
      await calls((query) => query.segmentation.counts({ ...segment, to: "2026-03-13" }), { cache }),
      1
    )
    assert.strictEqual(
      await calls((query) => query.segmentation.counts({ ...segment, to: "2026-03-14" }), { cache }),
      2
    )
  })

  it("tells today by the time zone of the project", async () => {
    const now = () => Date.parse("2026-03-15T20:00:00Z")
    const ask = (query: QueryClient) => query.segmentation.counts({ ...segment, to: "2026-03-10" })
    assert.strictEqual(await calls(ask, { now, timeZone: "Asia/Tokyo" }), 1)
    assert.strictEqual(await calls(ask, { now, timeZone: "UTC" }), 2)
  })

  it("keeps questions apart that differ in anything", async () => {
    const { query, arrived } = caching()
    await query.segmentation.counts(segment)
    await query.segmentation.counts({ ...segment, limit: 0 })
    await query.segmentation.counts({ ...segment, on: 'properties["plan"]' })
    await query.segmentation.numeric({ ...segment, on: 'properties["plan"]' })
    assert.lengthOf(arrived, 4)
  })

  it("keeps no answer that is empty, and none that cannot be read", async () => {
    const empty = { data: { series: [], values: {} }, legend_size: 0 }
    const bodies: Array<unknown> = [empty, { data: {} }, answers.series]
    const { query, arrived } = caching({}, () => bodies.shift() ?? answers.series)
    await query.segmentation.counts(segment)
    await query.segmentation.counts(segment).catch(() => undefined)
    await query.segmentation.counts(segment)
    await query.segmentation.counts(segment)
    assert.lengthOf(arrived, 3)
  })

  it("keeps CSV, and apart from the rest", async () => {
    const csv = () => new Response("date,A\n", { headers: { "content-type": "text/csv" } })
    const { query, arrived } = caching({}, ({ url }) => (url.searchParams.has("format") ? csv() : answers.series))
    assert.strictEqual(await query.segmentation.countsCsv(segment), "date,A\n")
    assert.strictEqual(await query.segmentation.countsCsv(segment), "date,A\n")
    await query.segmentation.counts(segment)
    assert.lengthOf(arrived, 2)
  })

  it("has room for what was used last", async () => {
    const { query, arrived } = caching()
    const ask = (limit: number) => query.segmentation.counts({ ...segment, limit })
    for (let limit = 0; limit < 500; limit++) await ask(limit)
    await ask(0)
    await ask(500)
    assert.lengthOf(arrived, 501)
    await ask(0)
    assert.lengthOf(arrived, 501)
    await ask(1)
    assert.lengthOf(arrived, 502)
  })

  it("goes on without a store that fails, and says so once", async () => {
    const store: AnswerStore = { get: () => Effect.fail("full"), set: () => Effect.fail("full") }
    const { query, arrived, warnings } = caching({ cache: { store } })
    await query.segmentation.counts(segment)
    await query.segmentation.counts(segment)
    assert.lengthOf(arrived, 2)
    assert.deepStrictEqual(warnings, ["tallymark: the cache cannot be used, so every question is asked anew"])
  })
})

describe("a directory for answers", () => {
  it("answers a client that comes later", async () => {
    const cache = { store: cacheDirectory(join(await directory(), "deeper")) }
    const first = caching({ cache })
    const report = await first.query.segmentation.counts(segment)
    const second = caching({ cache }, () => assert.fail("nothing must be asked"))
    assert.deepStrictEqual(await second.query.segmentation.counts(segment), report)
  })

  it("keeps projects, regions and generations of the API apart", async () => {
    const cache = { store: cacheDirectory(await directory()) }
    const clients = [
      caching({ cache }),
      caching({ cache, credentials: serviceAccount({ username: "reports", secret: "x", projectId: 2 }) }),
      caching({
        cache,
        credentials: serviceAccount({ username: "reports", secret: "x", projectId: 2, workspaceId: 3 })
      }),
      caching({ cache, region: "eu" }),
      caching({ cache, credentials: legacy, project: "12345" })
    ]
    for (const { query, arrived } of clients) {
      await query.segmentation.counts(segment)
      assert.lengthOf(arrived, 1)
    }
  })

  it("writes files that only their user can read, with nothing of the credentials in them", async () => {
    const path = await directory()
    const { query } = caching({ cache: { store: cacheDirectory(path) }, credentials: current })
    await query.segmentation.counts(segment)
    const names = await readdir(path)
    assert.lengthOf(names, 1)
    const file = join(path, names[0] ?? "")
    assert.strictEqual((await stat(file)).mode & 0o777, 0o600)
    assert.notMatch(names[0] + (await readFile(file, "utf8")), /sesame|reports/)
  })

  it("asks anew where a file is broken, and repairs it", async () => {
    const path = await directory()
    const cache = { store: cacheDirectory(path) }
    await caching({ cache }).query.segmentation.counts(segment)
    for (const name of await readdir(path)) await writeFile(join(path, name), '{"json":')
    const { query, arrived } = caching({ cache })
    await query.segmentation.counts(segment)
    await query.segmentation.counts(segment)
    assert.lengthOf(arrived, 1)
  })

  it("goes on where the directory is a file", async () => {
    const path = join(await directory(), "file")
    await writeFile(path, "")
    const { query, arrived, warnings } = caching({ cache: { store: cacheDirectory(path) } })
    await query.segmentation.counts(segment)
    assert.lengthOf(arrived, 1)
    assert.lengthOf(warnings, 1)
  })
})
