/**
 * Testing against a server that misbehaves: the first answers are errors, then an answer is lost after the event was
 * stored. Nothing is lost and nothing counts twice.
 */
import { startFakeServer } from "@tallymark/testing"
import { createTracker } from "@tallymark/tracking/node"

await using server = await startFakeServer({
  faults: [
    { operation: "record", nth: [1, 2], fault: { kind: "status", status: 503 } },
    { operation: "record", nth: 5, fault: { kind: "ack-lost" } }
  ]
})
await using tracker = createTracker({
  key: "0".repeat(40),
  host: server.url,
  outbox: false,
  retry: { base: "20 millis" },
  onWarning: () => undefined
})

const ledger = server.ledger()
for (let visit = 0; visit < 20; visit++) {
  ledger.sent(tracker.record("bob@example.com", "Visited", { visit }))
}
await tracker.flush()

const { arrived, duplicated, lost, sent } = ledger.report()
console.log(`sent ${sent}, arrived ${arrived}, lost ${lost}, counted twice ${duplicated}`)
console.log(`${tracker.stats.retried} attempts were repeated; ${server.requests.length} requests in all`)
