/**
 * Which answers make a client look at its region: those that a project without events gives, of every question.
 */
import { createQuery, type QueryClient } from "@tallymark/query"
import { createFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { asking } from "./support/service.ts"
import { credentials, days, fill, noon, type Saved, shop } from "./support/shop.ts"

const counts = { type: "general", unit: "day", ...days } as const
const bought = { event: "Bought", ...days }
const amount = { ...bought, on: 'properties["amount"]' }
const nested = { ...bought, outer: 'properties["plan"]', inner: 'properties["country"]' }

const questions: Readonly<Record<string, (query: QueryClient, saved: Saved) => Promise<unknown>>> = {
  "events.counts": (query) => query.events.counts({ events: ["Bought"], ...counts }),
  "events.names": (query) => query.events.names({ type: "general" }),
  "properties.counts": (query) => query.properties.counts({ event: "Bought", property: "plan", ...counts }),
  "properties.top": (query) => query.properties.top({ event: "Bought" }),
  "properties.values": (query) => query.properties.values({ event: "Bought", property: "plan" }),
  "segmentation.counts": (query) => query.segmentation.counts({ ...bought, on: 'properties["plan"]' }),
  "segmentation.numeric": (query) => query.segmentation.numeric(amount),
  "segmentation.sum": (query) => query.segmentation.sum(amount),
  "segmentation.average": (query) => query.segmentation.average(amount),
  "segmentation.multi": (query) => query.segmentation.multi(nested),
  "funnels.report": (query, { funnel }) => query.funnels.report({ funnel, ...days }),
  "retention.report": (query) => query.retention.report({ ...days, bornEvent: "Viewed" }),
  "retention.frequency": (query) => query.retention.frequency({ ...days, unit: "week", within: "day" }),
  "activity.list": (query) => query.activity.list({ distinctIds: ["ann"], ...days }),
  "people.list": (query) => query.people.list().all()
}

/** How often a client looks at its region while it asks. */
const looks = async (ask: (query: QueryClient, saved: Saved) => Promise<unknown>, isFilled: boolean) => {
  await using server = createFakeServer(shop)
  const saved = isFilled
    ? await fill(server)
    : { funnel: server.addFunnel({ name: "Purchase", steps: ["Viewed", "Bought"] }), bookmark: 0, cohort: 0 }
  await using query = createQuery({
    credentials: credentials.current,
    fetch: server.fetch,
    now: () => noon,
    regionGuard: true,
    onWarning: () => undefined
  })
  await ask(query, saved)
  const asked = server.requests.map(({ operation }) => operation)
  return asked.slice(1).filter((operation) => operation === "eventNames").length
}

describe.each(Object.entries(questions))("an answer to %s", (_, ask) => {
  it("makes the client look when it has nothing in it", async () => {
    assert.strictEqual(await looks(ask, false), 1)
  })

  it("makes nobody look when it has something in it", async () => {
    assert.strictEqual(await looks(ask, true), 0)
  })
})

it("a page of people that is empty behind a full one makes nobody look", async () => {
  const page = (number: number, results: ReadonlyArray<object>) => ({
    page: number,
    page_size: 1,
    session_id: "s",
    status: "ok",
    results
  })
  const { query, arrived } = asking(
    ({ url, body }) =>
      new URLSearchParams(`${url.search.slice(1)}&${body}`).get("page") === "1"
        ? page(1, [])
        : page(0, [{ $distinct_id: "ann", $properties: {} }]),
    { regionGuard: true }
  )
  assert.lengthOf(await query.people.list().all(), 1)
  assert.deepStrictEqual(
    arrived.map(({ url }) => url.pathname.split("/").at(-1)),
    ["engage", "engage"]
  )
})
