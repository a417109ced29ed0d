// Records with both trackers into a fake server and reads the events back, as an ES module.
import assert from "node:assert/strict"
import { startFakeServer } from "@tallymark/testing"
import { createTracker } from "@tallymark/tracking"
import * as OnNode from "@tallymark/tracking/node"

const key = "0123456789abcdef0123456789abcdef01234567"
const server = await startFakeServer()
const portable = createTracker({ key, host: server.url })
const pooled = OnNode.createTracker({ key, host: server.url, outbox: false })

const delivered = await portable.record("alice@example.com", "Signed Up", { plan: "pro" })
assert.equal(delivered.person, "alice@example.com")
pooled.forPerson("bob@example.com").record("Signed Up")
const { delivered: count, pending } = await pooled.flush({ timeout: "10 seconds" })
assert.deepEqual({ count, pending }, { count: 1, pending: 0 })

const people = server.events().map(({ person }) => person)
assert.deepEqual(people.sort(), ["alice@example.com", "bob@example.com"])
assert.deepEqual(server.violations, [])

await portable.close()
await pooled.close()
await server.close()
console.log("round trip done")
