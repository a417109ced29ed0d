import { createQuery, property, type QueryClient } from "@tallymark/query"
import { createFakeServer, type FakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { credentials, days, fill, type Saved, shop } from "./support/shop.ts"

/** Asks about the shop. */
const about = async (ask: (query: QueryClient, saved: Saved, server: FakeServer) => Promise<void>): Promise<void> => {
  await using server = createFakeServer(shop)
  const saved = await fill(server)
  await using query = createQuery({
    credentials: credentials.current,
    fetch: server.fetch,
    now: () => server.clock.now()
  })
  await ask(query, saved, server)
  assert.deepStrictEqual(server.violations, [])
}

describe("what a shop asks", () => {
  it("is who bought what, by plan and by day", () =>
    about(async ({ segmentation }) => {
      const report = await segmentation.counts({ event: "Bought", ...days, on: property("plan") })
      assert.deepStrictEqual(report.toRows(), [
        { date: "2026-02-13", event: "Bought", segment: "pro", count: 1 },
        { date: "2026-02-14", event: "Bought", segment: "pro", count: 0 },
        { date: "2026-02-15", event: "Bought", segment: "pro", count: 1 },
        { date: "2026-02-13", event: "Bought", segment: "free", count: 0 },
        { date: "2026-02-14", event: "Bought", segment: "free", count: 1 },
        { date: "2026-02-15", event: "Bought", segment: "free", count: 0 }
      ])
    }))

  it("is what it earned, with a filter that was built", () =>
    about(async ({ segmentation }) => {
      const where = property("country").in(["NO", "DK"]).and(property("amount").greaterThan(0))
      const sums = await segmentation.sum({ event: "Bought", ...days, on: property("amount"), where })
      const total = sums.toRows().reduce((sum, { value }) => sum + value, 0)
      assert.strictEqual(total, 42.5)
    }))

  it("is how many people go on to buy", () =>
    about(async ({ funnels }, { funnel }) => {
      assert.deepStrictEqual(await funnels.list(), [{ id: funnel, name: "Purchase" }])
      const report = await funnels.report({ funnel, ...days, interval: 3 })
      const [viewed, bought] = report.toRows()
      assert.deepInclude(viewed, { date: "2026-02-13", step: 1, event: "Viewed", count: 3, overallConversion: 1 })
      assert.deepInclude(bought, { date: "2026-02-13", step: 2, event: "Bought", count: 2 })
      assert.strictEqual(viewed !== undefined && "averageTime" in viewed, false)
    }))

  it("is who comes back", () =>
    about(async ({ retention }) => {
      const report = await retention.report({ ...days, bornEvent: "Viewed", intervalCount: 2 })
      assert.deepInclude(report.toRows()[0], { date: "2026-02-13", interval: 0, first: 2 })
    }))

  it("is what its people are like, page by page", () =>
    about(async ({ people }, { cohort }, server) => {
      const everybody = await people.list({ output: ["$email"] }).all()
      assert.sameDeepMembers(
        everybody.map(({ distinctId, properties }) => [distinctId, properties.$email]),
        [
          ["ann", "ann@example.com"],
          ["bob", "bob@example.com"],
          ["eve", "eve@example.com"]
        ]
      )
      assert.lengthOf(
        server.requests.filter(({ operation }) => operation === "people"),
        2
      )
      assert.strictEqual((await people.list({ cohort }).first())?.distinctId, "ann")
      const some = await people.list({ distinctIds: ["bob", "eve"] }, { concurrency: 5 }).all()
      assert.sameMembers(
        some.map(({ distinctId }) => distinctId),
        ["bob", "eve"]
      )
    }))

  it("is answered with the service's own words when it is refused", () =>
    about(async ({ funnels }, _, server) => {
      const body = '{"error":"Your plan does not allow API access"}'
      server.faults.set([{ operation: "funnelList", fault: { kind: "status", status: 402, body } }])
      const error = await funnels.list().catch((thrown) => thrown)
      assert.deepInclude(error.reason, { _tag: "Rejected", status: 402, detail: "Your plan does not allow API access" })
    }))

  it("is answered with nothing in the wrong region, and a warning", async () => {
    await using server = createFakeServer({ ...shop, strict: false })
    await fill(server)
    const warnings: Array<string> = []
    await using query = createQuery({
      credentials: credentials.current,
      region: "eu",
      fetch: server.fetch,
      now: () => server.clock.now(),
      onWarning: (message) => warnings.push(message)
    })
    const rows = (await query.segmentation.counts({ event: "Bought", ...days })).toRows()
    assert.deepStrictEqual(
      rows.map(({ count }) => count),
      [0, 0, 0]
    )
    assert.lengthOf(warnings, 1)
    assert.deepStrictEqual(await query.checkRegion(), { region: "eu", hasEvents: false })
  })
})
