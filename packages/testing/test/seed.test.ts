import { createFakeServer, type Person, type SeedItem } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { at, key, send } from "./faces.ts"

const second = 1_600_000_000

describe("seeding", () => {
  it("takes events, properties and aliases, by the same rules as requests", async () => {
    const server = createFakeServer({ clock: second * 1000 })
    const items: ReadonlyArray<SeedItem> = [
      { person: "a:1", event: "Signed, Up", timestamp: second, properties: { plan: "pro", seats: 3, paid: true } },
      { person: "a:1", event: "signed, up", timestamp: second },
      { person: "a:1", properties: { plan: "free" } },
      { person: "a:1", identity: "b" }
    ]
    expect(await server.seed(items)).toEqual({ key, events: 2, sets: 1, aliases: 1, skipped: [] })
    expect(server.events()).toMatchObject([{ name: "Signed  Up", properties: { plan: "pro", seats: 3, paid: "true" } }])
    expect(server.person("b")?.properties).toMatchObject({ plan: "pro" })
    expect(server.duplicates).toEqual({ events: 1, properties: 1, aliases: 0 })
    expect(server.hits.map(({ source }) => source)).toEqual(Array(4).fill("seed"))
    expect(server.requests).toEqual([])
  })

  it("takes lines of an export as they come, and says which it could not read", async () => {
    const server = createFakeServer()
    async function* lines() {
      yield '{"_p":"bob","_t":1600000000,"_n":"Signed Up","plan":"Bob\\\'s"}'
      yield ""
      yield "not a line"
      yield '{"_p":"bob","_t":1600000000,"plan":"pro"}'
      yield '{"_p":"bob","_t":1600000000,"_p2":"robert"}'
    }
    const seeded = await server.seed(lines(), { key: "mine" })
    expect(seeded).toMatchObject({ key: "mine", events: 1, sets: 1, aliases: 1, skipped: [{ line: 3 }] })
    expect(server.namespace("mine").person("robert")?.properties).toEqual({ plan: "Bob's" })
  })

  it("goes to the first key the server knows", async () => {
    expect(await createFakeServer({ keys: ["one", "two"] }).seed([])).toMatchObject({ key: "one" })
  })

  it("lets requests in meanwhile and loses nothing of either", async () => {
    const server = createFakeServer()
    async function* slowly() {
      for (let n = 0; n < 2500; n++) {
        if (n === 1200) await send(server, ["/e", { _p: "bob", _n: "Did", ...at(second) }])
        yield { person: `p${n}`, event: "Seeded", timestamp: second }
      }
    }
    await server.seed(slowly())
    expect(server.events()).toHaveLength(2501)
  })
})

describe("sample data", () => {
  it("is the same for the same numbers, and other data for others", async () => {
    const events = async (seed: number) => {
      const server = createFakeServer()
      await server.seed({ users: 20, seed })
      return server.events().map(({ receivedAt, ...event }) => event)
    }
    const one = await events(1)
    expect(await events(1)).toEqual(one)
    expect(await events(2)).not.toEqual(one)
  })

  it("is people who look, sign up and buy, inside the days that were asked for", async () => {
    const server = createFakeServer({ strict: true })
    await server.seed({ users: 200, days: 10, from: "2026-06-01" })
    const names = new Set(server.events().map(({ name }) => name))
    expect([...names].sort()).toEqual(["Added to Cart", "Purchased", "Signed Up", "Viewed Product", "Visited Site"])
    expect(server.people()).toHaveLength(200)
    expect(server.stats().identities).toBeGreaterThan(250)
    expect(server.stats().outcomes.duplicate).toBe(0)
    const times = server.events().map(({ timestamp }) => timestamp)
    expect(Math.min(...times)).toBeGreaterThanOrEqual(Date.UTC(2026, 5, 1) / 1000)
    // A visit that begins in the last minute may end an hour later.
    expect(Math.max(...times)).toBeLessThan(Date.UTC(2026, 5, 11, 1) / 1000)
  })

  it("has people who come back on another day", async () => {
    const server = createFakeServer()
    await server.seed({ users: 100, days: 10 })
    const daysOf = ({ events }: Person) => new Set(events.map(({ timestamp }) => Math.floor(timestamp / 86_400)))
    const back = server.people().filter((person) => daysOf(person).size > 1)
    expect(back.length).toBeGreaterThan(10)
  })

  it("needs counts", async () => {
    await expect(createFakeServer().seed({ users: -1 })).rejects.toThrow("users must be a whole number")
    await expect(createFakeServer().seed({ users: 1, days: 0.5 })).rejects.toThrow("days must be a whole number")
  })
})
