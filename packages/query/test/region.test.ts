import type { FetchQueryOptions } from "@tallymark/query"
import { assert, describe, it } from "vitest"
import { answers } from "./support/answers.ts"
import { asking } from "./support/service.ts"

const empty = { data: { series: [], values: {} }, legend_size: 0 }
const segment = { event: "A", from: "2026-01-01", to: "2026-01-02" }

/** A service with or without events in its region. */
const guarded = (names: unknown, options: Partial<FetchQueryOptions> = {}) =>
  asking(({ url }) => (url.pathname.endsWith("/events/names") ? names : empty), { regionGuard: undefined, ...options })

const paths = (arrived: ReadonlyArray<{ readonly url: URL }>) =>
  arrived.map(({ url }) => url.pathname.slice("/api/query".length))

describe("the region guard", () => {
  it("looks once when an answer is empty, and warns when the project has no events", async () => {
    const { query, arrived, warnings } = guarded([], { region: "eu" })
    assert.deepStrictEqual((await query.segmentation.counts(segment)).toRows(), [])
    await query.segmentation.counts(segment)
    assert.deepStrictEqual(paths(arrived), ["/segmentation", "/events/names", "/segmentation"])
    assert.strictEqual(arrived[1]?.url.host, "eu.mixpanel.com")
    assert.lengthOf(warnings, 1)
    assert.match(warnings[0] ?? "", /no events of the last 31 days in the region "eu".*check the option `region`/)
  })

  it("says nothing when the project has events", async () => {
    const { query, arrived, warnings } = guarded(["A"])
    await query.segmentation.counts(segment)
    assert.lengthOf(arrived, 2)
    assert.deepStrictEqual(warnings, [])
  })

  it("does not look when there is an answer", async () => {
    const { query, arrived } = asking(() => answers.series, { regionGuard: true })
    await query.segmentation.counts(segment)
    assert.lengthOf(arrived, 1)
  })

  it.each([{ regionGuard: false }, { host: "https://fake.example.com" }])("does not look with %j", async (options) => {
    const { query, arrived } = guarded([], options)
    await query.segmentation.counts(segment)
    assert.lengthOf(arrived, 1)
  })

  it("looks at another host when it is told to", async () => {
    const { query, arrived } = guarded([], { host: "https://fake.example.com", regionGuard: true })
    await query.segmentation.counts(segment)
    assert.lengthOf(arrived, 2)
  })

  it("gives the answer when the look fails, and does not look again", async () => {
    const { query, arrived, warnings } = guarded(new Response("<html>", { status: 500 }))
    await query.segmentation.counts(segment)
    await query.segmentation.counts(segment)
    assert.lengthOf(arrived, 3)
    assert.deepStrictEqual(warnings, [])
  })

  it("gives the answer at once when the limits leave no room for a look", async () => {
    const { query, arrived } = guarded([], { limits: { query: { perHour: 1 } } })
    await query.segmentation.counts(segment)
    assert.lengthOf(arrived, 1)
  })

  it("looks when it is asked to, and remembers", async () => {
    const { query, arrived } = guarded([], { regionGuard: false })
    assert.deepStrictEqual(await query.checkRegion(), { region: "us", hasEvents: false })
    assert.deepStrictEqual(await query.checkRegion(), { region: "us", hasEvents: false })
    assert.deepStrictEqual(paths(arrived), ["/events/names"])
  })

  it("looks once for callers that ask at the same time", async () => {
    const { query, arrived } = guarded(["A"])
    const found = await Promise.all([query.checkRegion(), query.checkRegion(), query.segmentation.counts(segment)])
    assert.deepInclude(found, { region: "us", hasEvents: true })
    assert.lengthOf(arrived, 2)
  })

  it("says why a look that was asked for failed, and looks again when it is asked again", async () => {
    const bodies = [new Response(null, { status: 401 }), Response.json(["A"])]
    const { query } = asking(() => bodies.shift())
    const error = await query.checkRegion().catch((thrown) => thrown)
    assert.deepInclude(error.reason, { _tag: "Rejected", status: 401 })
    assert.isTrue((await query.checkRegion()).hasEvents)
  })
})
