/**
 * Questions about a shop: who bought what, how many go on to buy, and who they are.
 */
import { createQuery, property, serviceAccount } from "@tallymark/query/node"
import { startFakeServer } from "@tallymark/testing"

const [account, days] = [
  { username: "reports", secret: "secret" },
  { from: "2026-02-13", to: "2026-02-15" }
]

await using server = await startFakeServer({
  clock: "2026-02-16T12:00:00Z",
  mixpanel: { projects: [{ projectId: 12345, serviceAccounts: [account] }] }
})
const at = (time: string) => Date.parse(`2026-02-${time}Z`) / 1000
await server.seed([
  { event: "Viewed", properties: { time: at("13T09:00:00"), distinct_id: "ann" } },
  { event: "Bought", properties: { time: at("13T11:00:00"), distinct_id: "ann", plan: "pro", amount: 30 } },
  { event: "Viewed", properties: { time: at("14T10:00:00"), distinct_id: "bob" } },
  { event: "Bought", properties: { time: at("15T11:00:00"), distinct_id: "ann", plan: "free", amount: 0 } }
])
await server.seedPeople([{ $distinct_id: "ann", $properties: { $email: "ann@example.com" } }])
const funnel = server.addFunnel({ name: "Purchase", steps: ["Viewed", "Bought"] })

await using query = createQuery({
  credentials: serviceAccount({ ...account, projectId: 12345 }),
  host: server.url,
  now: () => server.clock.now()
})

const bought = await query.segmentation.counts({ event: "Bought", ...days, on: property("plan") })
for (const { count, date, segment } of bought.toRows()) if (count > 0) console.log(`${date} ${segment}: ${count}`)

const paid = property("amount").greaterThan(0)
const earned = await query.segmentation.sum({ event: "Bought", ...days, on: property("amount"), where: paid })
console.log(`earned ${earned.toRows().reduce((sum, { value }) => sum + value, 0)}`)

for (const { count, event } of (await query.funnels.report({ funnel, ...days, interval: 3 })).toRows()) {
  console.log(`${event}: ${count}`)
}
for await (const { distinctId, properties } of query.people.list()) console.log(distinctId, properties.$email)

const mistaken = query.segmentation.counts({ event: "Bought", ...days, where: "properties[plan] == 'pro'" })
await mistaken.catch((error) => console.log(error.message.split("\n")[0]))
