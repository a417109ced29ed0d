// The same round trip from CommonJS, where the packages are required.
import assert = require("node:assert/strict")
import testing = require("@tallymark/testing")
import tracking = require("@tallymark/tracking")
import onNode = require("@tallymark/tracking/node")

const key = "0123456789abcdef0123456789abcdef01234567"

const main = async (): Promise<void> => {
  const server = await testing.startFakeServer()
  const portable = tracking.createTracker({ key, host: server.url })
  const pooled = onNode.createTracker({ key, host: server.url, outbox: false })

  await portable.record("alice@example.com", "Signed Up", { plan: "pro" })
  await pooled.record("bob@example.com", "Signed Up")
  assert.equal(server.events().length, 2)

  await portable.close()
  await pooled.close()
  await server.close()
  console.log("round trip done")
}

main()
