import { createFakeServer, type FakeServer } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { at, send } from "./faces.ts"

const record = (server: FakeServer, person: string) =>
  send(server, ["/e", { _p: person, _n: "Did", ...at(1_600_000_000) }])

const people = (server: FakeServer) => server.people().flatMap(({ identities }) => identities)

describe("a snapshot", () => {
  it("brings everything back, in either direction and as often as needed", async () => {
    const server = createFakeServer()
    await record(server, "a")
    const one = server.snapshot()
    await record(server, "b")
    const two = server.snapshot()
    server.restore(one)
    expect(people(server)).toEqual(["a"])
    await record(server, "c")
    expect(people(server)).toEqual(["a", "c"])
    server.restore(two)
    expect(people(server)).toEqual(["a", "b"])
    await record(server, "d")
    server.restore(one)
    expect([people(server), server.requests.length, server.hits.length]).toEqual([["a"], 1, 1])
    server.restore(two)
    expect(people(server)).toEqual(["a", "b"])
  })

  it("forgets what would have been a duplicate, and names first seen since", async () => {
    const server = createFakeServer()
    const before = server.snapshot()
    for (const name of ["SIGNED UP", "Signed Up"]) {
      server.restore(before)
      await send(server, ["/e", { _p: "a", _n: name, ...at(1_600_000_000) }])
      expect(server.events().map((event) => event.name)).toEqual([name])
    }
  })

  it("holds faults with their counts, the clock and chance", async () => {
    const server = createFakeServer({ clock: 1_600_000_000_000, seed: 7 })
    server.faults.set([{ probability: 0.5, fault: { kind: "status", status: 500 } }])
    await record(server, "a")
    const snapshot = server.snapshot()
    const statuses = async () => {
      for (const person of ["b", "c", "d", "e", "f", "g", "h"]) await record(server, person)
      return server.requests.map(({ status }) => status)
    }
    const first = await statuses()
    server.clock.advance("1 day")
    server.faults.clear()
    server.restore(snapshot)
    expect(server.faults.rules).toMatchObject([{ matched: 1 }])
    expect(server.clock.now()).toBe(1_600_000_000_000)
    expect(new Set(first)).toEqual(new Set([200, 500]))
    expect(await statuses()).toEqual(first)
  })

  it("belongs to the server it was taken of", () => {
    const taken = createFakeServer().snapshot()
    expect(() => createFakeServer().restore(taken)).toThrow("not a snapshot of this server")
    expect(() => createFakeServer().restore({ takenAt: 1 })).toThrow("not a snapshot of this server")
  })

  it("costs the same however much was recorded", async () => {
    const server = createFakeServer()
    const rounds = 1000
    const time = () => {
      const start = performance.now()
      for (let round = 0; round < rounds; round++) server.restore(server.snapshot())
      return performance.now() - start
    }
    const best = () => Math.min(time(), time(), time(), time(), time())
    time()
    const whenEmpty = best()
    await server.seed({ users: 5000 })
    expect(server.events().length).toBeGreaterThan(10_000)
    // Copying so many events would take a thousand times as long, and not twenty.
    expect(best()).toBeLessThan(20 * whenEmpty)
  })
})

describe("a reset", () => {
  it("makes the server as good as new", async () => {
    const fault = { kind: "status", status: 500 } as const
    const server = createFakeServer({ clock: 1_600_000_000_000, faults: [{ nth: 1, fault }] })
    const status = async () => {
      await record(server, "a")
      return server.requests.at(-1)?.status
    }
    expect([await status(), await status()]).toEqual([500, 200])
    server.clock.advance("1 hour")
    server.faults.set([])
    server.reset()
    expect([server.requests, server.hits, server.people()]).toEqual([[], [], []])
    expect(server.clock.now()).toBe(1_600_000_000_000)
    expect(await status()).toBe(500)
  })
})

describe("products", () => {
  it("do not see each other", async () => {
    const server = createFakeServer()
    for (const _k of ["one", "two"]) {
      await send(server, ["/e", { _k, _p: "bob", _n: `Did ${_k}` }], ["/a", { _k, _p: "bob", _n: `${_k}@example.com` }])
    }
    await send(server, ["/e", { _k: "one", _n: "nobody" }])
    const [one, two] = [server.namespace("one"), server.namespace("two")]
    expect(one.events().map(({ name }) => name)).toEqual(["Did one"])
    expect(one.person("bob")?.identities).toEqual(["bob", "one@example.com"])
    expect(two.person("one@example.com")).toBeUndefined()
    expect([one.requests.length, one.violations.length, two.requests.length, two.violations.length]).toEqual([
      3, 1, 2, 0
    ])
    expect(server.events().map(({ key }) => key)).toEqual(["one", "two"])
    expect(() => server.person("bob")).toThrow("bob is known under several keys (one, two)")
  })

  it("are reset one at a time", async () => {
    const server = createFakeServer()
    for (const _k of ["one", "two"]) await send(server, ["/e", { _k, _p: "bob", _n: "Did" }])
    server.namespace("one").reset()
    expect(server.namespace("one").stats()).toMatchObject({ requests: 0, hits: 0, people: 0 })
    expect(server.namespace("two").stats()).toMatchObject({ requests: 1, hits: 1, people: 1 })
  })
})
