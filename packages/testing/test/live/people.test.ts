import { createFakeServer, type FakeServer } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { at, key, send } from "../faces.ts"

const read = async (server: FakeServer, path: string) => (await server.fetch(`${server.url}/__fake__/${path}`)).json()

const second = 1_600_000_000

const populated = async (): Promise<FakeServer> => {
  const server = createFakeServer()
  await send(
    server,
    ["/e", { _p: "visitor-1", _n: "Visited", ...at(second) }],
    ["/s", { _p: "visitor-1", plan: "free", ...at(second + 1) }],
    ["/a", { _p: "visitor-1", _n: "bob@example.com", ...at(second + 2) }],
    ["/e", { _p: "bob@example.com", _n: "Paid", ...at(second + 3) }],
    ["/e", { _p: "bob@example.com", _n: "Paid", ...at(second + 3) }],
    ["/s", { _p: "bob@example.com", plan: "pro", ...at(second + 4) }],
    ["/e", { _p: "eve", _n: "Visited", ...at(second + 100) }]
  )
  return server
}

describe("the crowd", () => {
  it("is everybody once, under the identity they were seen with last, the latest first", async () => {
    expect(await read(await populated(), "crowd")).toEqual({
      matched: 2,
      total: 2,
      people: [
        { key, identity: "eve", identities: 1, events: 1, lastSeen: (second + 100) * 1000 },
        { key, identity: "bob@example.com", identities: 2, events: 2, lastSeen: (second + 4) * 1000 }
      ]
    })
  })

  it("is narrowed down by any identity", async () => {
    const server = await populated()
    expect(await read(server, "crowd?text=VISITOR")).toMatchObject({
      matched: 1,
      total: 2,
      people: [{ identity: "bob@example.com" }]
    })
    expect(await read(server, "crowd?key=other")).toEqual({ people: [], matched: 0, total: 0 })
  })

  it("grows with aliases, recordings and imports alike", async () => {
    const server = await populated()
    await read(server, "crowd")
    await send(server, ["/a", { _p: "eve", _n: "bob@example.com" }])
    expect(await read(server, "crowd")).toMatchObject({ total: 1, people: [{ identity: "eve", identities: 3 }] })
    await server.seedPeople([{ $distinct_id: "ann", $properties: { plan: "pro" } }], { key })
    await server.seed([{ event: "Imported", properties: { time: second + 200, distinct_id: "visitor-1" } }], { key })
    expect(await read(server, "crowd")).toMatchObject({
      people: [
        { identity: "visitor-1", events: 4 },
        { identity: "ann", events: 0 }
      ]
    })
  })
})

describe("somebody", () => {
  it("is shown with merged identities, properties with their history, and a timeline with what was dropped", async () => {
    const server = await populated()
    const found = await read(server, `someone?key=${key}&id=visitor-1`)
    expect(found).toMatchObject({
      names: ["bob@example.com", "visitor-1"],
      properties: [{ name: "plan", text: "pro", earlier: ["free"] }],
      total: 6
    })
    const timeline = found.moments.map(({ kind, title, counts }: Record<string, unknown>) => [kind, title, counts])
    expect(timeline).toEqual([
      ["set", "", true],
      ["record", "Paid", false],
      ["record", "Paid", true],
      ["alias", "bob@example.com", true],
      ["set", "", true],
      ["record", "Visited", true]
    ])
  })

  it("has the properties of an imported profile, which win as they do in reports", async () => {
    const server = await populated()
    await server.seedPeople([{ $distinct_id: "visitor-1", $properties: { plan: "team", seats: 3 } }], { key })
    expect(await read(server, `someone?key=${key}&id=bob%40example.com`)).toMatchObject({
      properties: [
        { name: "plan", text: "team", earlier: ["pro", "free"] },
        { name: "seats", text: "3" }
      ]
    })
  })

  it("has no earlier value that is the same as the one after it", async () => {
    const server = await populated()
    const plans = ["pro", "free", "free", "pro"].map(
      (plan, index) => ["/s", { _p: "visitor-1", plan, ...at(second + 10 + index) }] as [string, Record<string, string>]
    )
    await send(server, ...plans)
    await server.seedPeople([{ $distinct_id: "visitor-1", $properties: { plan: "pro" } }], { key })
    expect(await read(server, `someone?key=${key}&id=visitor-1`)).toMatchObject({
      properties: [{ name: "plan", text: "pro", earlier: ["free", "pro", "free"] }]
    })
  })

  it("may be nobody", async () => {
    const server = await populated()
    expect((await server.fetch(`${server.url}/__fake__/someone?key=${key}&id=nobody`)).status).toBe(404)
    expect((await server.fetch(`${server.url}/__fake__/someone?id=bob`)).status).toBe(400)
  })
})
