import { createFakeServer } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { at, call, key } from "./faces.ts"

const filled = async (keepRequests: number, count: number) => {
  const server = createFakeServer({ keepRequests })
  for (let index = 1; index <= count; index++) {
    await server.fetch(call(server, "/e", { _p: `p${index}`, _n: "Did", ...at(1_600_000_000 + index) }))
  }
  return server
}

describe("a server keeps", () => {
  it("the latest requests, and counts and understands them all", async () => {
    const server = await filled(3, 10)
    expect(server.requests.map(({ sequence }) => sequence)).toEqual([8, 9, 10])
    expect(server.stats()).toMatchObject({ requests: 10, hits: 10, events: 10, outcomes: { stored: 10 } })
    expect(server.events()).toHaveLength(10)
    expect(server.namespace(key).stats().requests).toBe(10)
  })

  it("every violation, with its request", async () => {
    const server = createFakeServer({ keepRequests: 1 })
    for (let index = 0; index < 5; index++)
      await server.fetch(call(server, "/e", { _p: `p${index}`, _t: "soon", _n: "n" }))
    expect(server.requests).toHaveLength(1)
    expect(server.violations.map(({ request }) => new URL(request.url).searchParams.get("_p"))).toEqual([
      "p0",
      "p1",
      "p2",
      "p3",
      "p4"
    ])
  })

  it("what was there at a snapshot, whatever came since", async () => {
    const server = await filled(2, 3)
    const snapshot = server.snapshot()
    const numbers = () => server.requests.map(({ sequence }) => sequence)
    for (let index = 0; index < 5; index++) await server.fetch(call(server, "/e", { _p: "later", _n: `n${index}` }))
    expect(numbers()).toEqual([7, 8])
    server.restore(snapshot)
    expect([numbers(), server.stats().requests]).toEqual([[2, 3], 3])
    await server.fetch(call(server, "/e", { _p: "again", _n: "n" }))
    expect(numbers()).toEqual([3, 9])
    server.reset()
    expect([numbers(), server.stats().requests]).toEqual([[], 0])
  })

  it("no requests at all when told so, and says so when told nonsense", async () => {
    const server = await filled(0, 2)
    expect([server.requests, server.stats().requests]).toEqual([[], 2])
    for (const keepRequests of [-1, 0.5, Number.NaN]) {
      expect(() => createFakeServer({ keepRequests })).toThrow("keepRequests must be a whole number")
    }
  })

  it("the counts of one product apart from those of another", async () => {
    const server = createFakeServer({ keepRequests: 1 })
    await server.fetch(call(server, "/e", { _p: "a", _n: "n" }))
    await server.fetch(call(server, "/e", { _p: "a", _n: "n", _k: "other" }))
    await server.fetch(`${server.url}/nowhere`)
    const counts = () => [server.stats().requests, server.namespace(key).stats().requests]
    expect(counts()).toEqual([3, 1])
    server.namespace(key).reset()
    expect(counts()).toEqual([2, 0])
  })
})
