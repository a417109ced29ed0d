import { createFakeServer } from "@tallymark/testing"
import { afterEach, describe, expect, it, vi } from "vitest"
import { call } from "./faces.ts"

const noon = Date.UTC(2026, 5, 1, 12)

describe("a running clock", () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it("is driven by the runner's fake timers, while waiting keeps its real deadline", async () => {
    vi.useFakeTimers({ now: noon })
    const server = createFakeServer({ faults: [{ fault: { kind: "delay", by: "1 minute" } }] })
    const answer = server.fetch(call(server, "/e", { _p: "bob", _n: "Did" }))
    await server.waitFor(1)
    await server.waitFor(() => server.clock.waiting === 1)
    await vi.advanceTimersByTimeAsync(60_000)
    expect((await answer).status).toBe(200)
    expect(server.events()[0]?.timestamp).toBe(noon / 1000)
    await expect(server.waitFor(2, { timeout: "1 millis" })).rejects.toThrow("did not arrive within 1ms")
  })
})
