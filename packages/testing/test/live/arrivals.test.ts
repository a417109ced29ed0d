import { createFakeServer, type FakeServer } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { at, key, send } from "../faces.ts"

const login = { headers: { authorization: `Basic ${btoa("me:hush-hush")}` } }

const read = async (server: FakeServer, path: string) => (await server.fetch(`${server.url}/__fake__/${path}`)).json()

const titles = async (server: FakeServer, query = "") =>
  (await read(server, `arrivals?${query}`)).arrivals.map(({ title }: { readonly title: string }) => title)

describe("the arrivals", () => {
  it("are everything that came, the latest first: calls, questions, and what is neither", async () => {
    const server = createFakeServer()
    await server.seed([{ person: "bob", event: "Seeded", timestamp: 1_600_000_000 }])
    await send(
      server,
      ["/e", { _p: "bob", _n: "Paid", amount: "12", ...at(1_600_000_100) }],
      ["/s", { _p: "bob", plan: "pro" }]
    )
    await send(server, ["/a", { _p: "visitor", _n: "bob" }])
    await server.fetch(`${server.url}/api/query/events/names?project_id=1&type=general`, login)
    await server.fetch(`${server.url}/nowhere`)
    const { arrivals, matched, total } = await read(server, "arrivals")
    expect([matched, total]).toEqual([6, 6])
    expect(arrivals).toMatchObject([
      { kind: "unknown", title: "GET /nowhere", status: 404, issues: 1 },
      { kind: "question", title: "eventNames", status: 200, outcome: "answered" },
      { kind: "alias", title: "visitor is bob", outcome: "stored" },
      { kind: "set", person: "bob", preview: "plan=pro" },
      {
        kind: "record",
        title: "Paid",
        person: "bob",
        preview: "amount=12",
        time: 1_600_000_100_000,
        source: "request"
      },
      { kind: "record", title: "Seeded", source: "seed" }
    ])
  })

  it("are narrowed down by words that all have to be there, whatever their case and order", async () => {
    const server = createFakeServer()
    await send(
      server,
      ["/e", { _p: "bob", _n: "Signed Up", plan: "pro" }],
      ["/e", { _p: "eve", _n: "Paid", plan: "free" }]
    )
    expect(await titles(server, "text=UP+signed")).toEqual(["Signed Up"])
    expect(await titles(server, "text=eve+free")).toEqual(["Paid"])
    expect(await titles(server, "text=plan")).toEqual(["Paid", "Signed Up"])
    expect(await titles(server, "text=plan+nothing")).toEqual([])
    expect(await read(server, "arrivals?text=signed")).toMatchObject({ matched: 1, total: 2 })
    server.reset()
    await send(server, ["/e", { _p: "ann", _n: "Left" }])
    expect(await titles(server, "text=left")).toEqual(["Left"])
    expect(await titles(server, "text=signed")).toEqual([])
  })

  it("are narrowed down by what they are", async () => {
    const server = createFakeServer()
    const call = (name: string) =>
      ["/e", { _p: "bob", _n: name, ...at(1_600_000_000) }] as [string, Record<string, string>]
    await send(
      server,
      call("Good"),
      call("Twice"),
      call("Twice"),
      ["/e", { _p: "", _n: "Unusable" }],
      ["/s", { _p: "bob", plan: "pro" }]
    )
    server.faults.set([{ fault: { kind: "status", status: 503 } }])
    await send(server, call("Lost"))
    server.faults.clear()
    await server.fetch(`${server.url}/api/query/events/names?project_id=1&type=general`, login)
    expect(await titles(server, "group=events")).toEqual(["Lost", "Unusable", "Twice", "Twice", "Good"])
    expect(await titles(server, "group=people")).toEqual([""])
    expect(await titles(server, "group=questions")).toEqual(["eventNames"])
    expect(await titles(server, "group=problems")).toEqual(["Lost", "Unusable", "Twice"])
    expect((await server.fetch(`${server.url}/__fake__/arrivals?group=other`)).status).toBe(400)
  })

  it("belong to one product, or to all", async () => {
    const server = createFakeServer()
    await send(server, ["/e", { _p: "bob", _n: "Ours" }], ["/e", { _k: "other", _p: "bob", _n: "Theirs" }])
    expect(await titles(server, "key=other")).toEqual(["Theirs"])
    expect(await titles(server)).toEqual(["Theirs", "Ours"])
  })

  it("include what was imported, after everything else", async () => {
    const server = createFakeServer()
    await server.seed([
      { event: "Imported", properties: { time: 1_700_000_000, distinct_id: "bob", plan: { name: "pro" } } }
    ])
    await send(server, ["/e", { _p: "bob", _n: "Recorded" }])
    expect(await titles(server)).toEqual(["Recorded", "Imported"])
    expect(await titles(server, "text=pro")).toEqual(["Imported"])
    const { arrivals } = await read(server, "arrivals?text=imported")
    const found = await read(server, `arrival?id=${encodeURIComponent(arrivals[0].id)}`)
    expect(found).toMatchObject({ source: "import", person: "bob", parameters: [], properties: [{ name: "plan" }] })
  })

  it("come as many as are asked for, and are counted all the same", async () => {
    const server = createFakeServer()
    await server.seed({ users: 20 })
    const { arrivals, matched } = await read(server, "arrivals?limit=3")
    expect(arrivals).toHaveLength(3)
    expect(matched).toBe(server.hits.length)
    expect((await server.fetch(`${server.url}/__fake__/arrivals?limit=99999`)).status).toBe(400)
  })
})

describe("an arrival", () => {
  it("shows the request next to its meaning and what is wrong with it", async () => {
    const server = createFakeServer()
    await send(server, ["/a", { _p: "visitor", _n: "bob" }])
    await send(server, ["/e", { _p: "bob", _n: "Paid", amount: "12", note: "z".repeat(600), ...at(1_600_000_000) }])
    const id = server.requests.at(-1)?.sequence
    expect(await read(server, `arrival?id=${id}`)).toMatchObject({
      id: String(id),
      title: "Paid",
      person: "bob",
      identities: ["bob", "visitor"],
      request: { method: "GET", url: server.requests.at(-1)?.url, body: "" },
      parameters: expect.arrayContaining([
        ["_k", key],
        ["amount", "12"]
      ]),
      properties: [{ name: "amount", text: "12", value: 12 }, { name: "note" }],
      violations: [{ path: "properties.note" }],
      outcome: "stored"
    })
  })

  it("says what a call that a fault swallowed would have meant", async () => {
    const server = createFakeServer({ faults: [{ fault: { kind: "reset" } }] })
    await expect(send(server, ["/e", { _p: "bob", _n: "Lost", plan: "pro" }])).rejects.toThrow()
    const { arrivals } = await read(server, "arrivals")
    expect(arrivals).toMatchObject([{ title: "Lost", person: "bob", preview: "plan=pro", fault: "reset" }])
    expect(arrivals[0]).not.toHaveProperty("outcome")
    expect(await titles(server, "text=lost+pro")).toEqual(["Lost"])
  })

  it("does not show whose credentials a question came with", async () => {
    const server = createFakeServer()
    await server.fetch(`${server.url}/api/query/events/names?project_id=1&type=general`, login)
    const text = JSON.stringify(await read(server, `arrival?id=${server.requests[0]?.sequence}`))
    expect(text).toContain('"authorization":"<hidden>"')
    expect(text).not.toContain(btoa("me:hush-hush"))
  })

  it("may be gone", async () => {
    const server = createFakeServer()
    expect((await server.fetch(`${server.url}/__fake__/arrival?id=7`)).status).toBe(404)
    expect((await server.fetch(`${server.url}/__fake__/arrival`)).status).toBe(400)
  })
})
