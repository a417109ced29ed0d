/**
 * The quick start: record an event, set properties, join two identities.
 *
 * The fake server stands in for the service. A product leaves it out, together with `host` and `outbox`.
 */
import { startFakeServer } from "@tallymark/testing"
import { createTracker } from "@tallymark/tracking/node"

await using server = await startFakeServer()
await using tracker = createTracker({ key: "0".repeat(40), host: server.url, outbox: false })

tracker.record("bob@example.com", "Signed Up", { plan: "pro", seats: 3 })
tracker.set("bob@example.com", { country: "NO" })
tracker.alias("cookie-7f3a", "bob@example.com")

const { delivered } = await tracker.flush()
const bob = server.person("cookie-7f3a")
console.log(`${delivered} calls delivered`)
console.log(`${bob?.identities.join(" is ")}, ${JSON.stringify(bob?.properties)}`)
