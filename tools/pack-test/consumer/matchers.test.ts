// Uses the matchers in a project that brings its own vitest.
import { createFakeServer } from "@tallymark/testing"
import "@tallymark/testing/vitest"
import { createTracker } from "@tallymark/tracking"
import { expect, it } from "vitest"

it("has the matchers of the package", async () => {
  const server = createFakeServer()
  const tracker = createTracker({
    key: "0123456789abcdef0123456789abcdef01234567",
    host: server.url,
    fetch: server.fetch
  })
  await tracker.record("alice@example.com", "Signed Up", { plan: "pro" })
  expect(server).toHaveRecorded({ person: "alice@example.com", event: "Signed Up", properties: { plan: "pro" } })
  expect(server).not.toHaveRecorded({ person: "bob@example.com", event: "Signed Up" })
  await tracker.close()
  await server.close()
})
