import { kissmetricsTracking } from "@tallymark/core"
import { createFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { trackerOn } from "./support/product.ts"

describe("the operations of the spec", () => {
  it("are each reached by a call, and answered by the fake server", async () => {
    await using server = createFakeServer({ strict: true })
    await using tracker = trackerOn(server)
    const long = Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [name, name.repeat(500)]))
    // As short as an identity must be, and longer than 2,000 characters once it is encoded.
    const person = "喫".repeat(250)
    await Promise.all([
      tracker.record("bob", "Signed Up"),
      tracker.record("bob", "Signed Up", long),
      tracker.set("bob", { plan: "pro" }),
      tracker.set("bob", long),
      tracker.alias("bob", "rob"),
      tracker.alias("bob", person)
    ])
    assert.sameMembers(
      server.requests.map(({ operation }) => operation),
      Object.keys(kissmetricsTracking.operations)
    )
    assert.deepStrictEqual(server.violations, [])
  })
})
