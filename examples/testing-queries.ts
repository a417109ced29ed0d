/**
 * Testing code that asks: a report of the product's own, against a server that computes its answers from what the test
 * seeds. Any test runner will do; this one is `node:assert`.
 */
import assert from "node:assert/strict"
import { createQuery, property, type QueryClient, serviceAccount } from "@tallymark/query"
import { assertAsked, createFakeServer, outage } from "@tallymark/testing"

/** What is under test: how many people of each country signed up for a paid plan in a month. */
const paidSignUps = async (query: QueryClient, from: string, to: string): Promise<Record<string, number>> => {
  const where = property("plan").in(["basic", "pro"])
  const counts = await query.segmentation.counts({ event: "Signed Up", where, on: property("country"), from, to })
  const totals: Record<string, number> = {}
  for (const { segment = "", count } of counts.toRows()) totals[segment] = (totals[segment] ?? 0) + count
  return totals
}

const server = createFakeServer({ clock: "2026-11-22T12:00:00Z" })
await using query = createQuery({
  credentials: serviceAccount({ username: "reports", secret: "secret", projectId: 12345 }),
  fetch: server.fetch,
  now: server.clock.now,
  retry: { base: "1 milli" }
})

const signedUp = (distinct_id: string, day: string, plan: string, country: string) => ({
  event: "Signed Up",
  properties: { distinct_id, time: Date.parse(day) / 1000, plan, country }
})
await server.seed([
  signedUp("ann", "2026-10-31", "pro", "NO"),
  signedUp("bob", "2026-11-01", "pro", "NO"),
  signedUp("eva", "2026-11-02", "basic", "NO"),
  signedUp("kim", "2026-11-30", "pro", "JP"),
  signedUp("mia", "2026-11-20", "free", "JP"),
  signedUp("ola", "2026-11-21", "basic", "JP")
])

assert.deepEqual(await paidSignUps(query, "2026-11-01", "2026-11-21"), { NO: 2, JP: 1 })
assertAsked(server, "segmentation", { event: "Signed Up", from_date: "2026-11-01" })
console.log("the report counts paid sign-ups by country, on the days it was asked about")

server.faults.set([{ times: 1, fault: { kind: "status", status: 503 } }])
assert.deepEqual(await paidSignUps(query, "2026-11-20", "2026-11-21"), { JP: 1 })
console.log("an error of the service delays it")

server.faults.set(outage("1 hour", "html"))
await assert.rejects(paidSignUps(query, "2026-11-01", "2026-11-21"), { _tag: "ApiError" })
console.log("a page of HTML in place of an answer fails it")
