/**
 * The raw export: every event of some days, also when the service breaks off in the middle, and the same days as files.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createQuery, isExportIncomplete, serviceAccount } from "@tallymark/query/node"
import { startFakeServer, terminatedEarly } from "@tallymark/testing"

await using server = await startFakeServer({ clock: "2026-02-01T12:00:00Z" })
await server.seed(
  Array.from({ length: 3000 }, (_, n) => ({
    event: n % 3 === 0 ? "Signed Up" : "Page Viewed",
    properties: { distinct_id: `user-${n % 50}`, time: Date.parse("2026-01-01") / 1000 + n * 60, $insert_id: `id-${n}` }
  }))
)
await using query = createQuery({
  credentials: serviceAccount({ username: "reports", secret: "secret", projectId: 12345 }),
  host: server.url,
  now: server.clock.now
})
const days = { from: "2026-01-01", to: "2026-01-03" }

const counts = new Map<string, number>()
for await (const { event } of query.export(days)) counts.set(event, (counts.get(event) ?? 0) + 1)
console.log("all of it:", Object.fromEntries(counts))

server.faults.set(terminatedEarly(2000, { times: 1 }))
const people = new Set<unknown>()
let [delivered, resume]: [number, string | undefined] = [0, undefined]
do {
  try {
    for await (const batch of query.export({ ...days, resume }).batches()) {
      delivered += batch.length
      for (const { properties } of batch) people.add(properties.distinct_id)
    }
    resume = undefined
  } catch (error) {
    if (!isExportIncomplete(error) || !error.isRetryable) throw error
    console.log(error.message)
    resume = error.resume
  }
} while (resume !== undefined)
console.log(`in two parts: ${delivered} events of ${people.size} people, none twice`)

const directory = await mkdtemp(join(tmpdir(), "tallymark-example-"))
const { files } = await query.exportTo(directory, days)
for (const { day, events } of files) console.log(`${day}: ${events} events in a file`)
const again = await query.exportTo(directory, days)
console.log(`again: ${again.files.filter(({ isNew }) => isNew).length} files are new`)
await rm(directory, { recursive: true })
