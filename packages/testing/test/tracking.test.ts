import { createFakeServer } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { at, call, faces, key, opened, send } from "./faces.ts"

const noon = Date.UTC(2026, 5, 1, 12)
const second = noon / 1000

describe.each(faces)("the tracking service $name", (face) => {
  it("answers every call with an image of 42 bytes", async (test) => {
    const { server, fetch } = await opened(face, test)
    for (const path of ["/e", "/s", "/a"]) {
      const response = await fetch(call(server, path, { _p: "bob", _n: "Robert", ...at(second) }))
      expect(response.status).toBe(200)
      expect(response.headers.get("content-type")).toBe("image/gif")
      const bytes = new Uint8Array(await response.arrayBuffer())
      expect(bytes.length).toBe(42)
      expect(new TextDecoder().decode(bytes.subarray(0, 6))).toBe("GIF89a")
    }
  })

  it("answers the image to wrong parameters too, as the real service does", async (test) => {
    const { server, fetch } = await opened(face, test)
    const response = await fetch(`${server.url}/e?nonsense`)
    expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, 42])
    expect(server.events()).toEqual([])
    expect(server.violations).toHaveLength(1)
  })

  it("takes a form for the same call as a query", async (test) => {
    const { server, fetch } = await opened(face, test)
    const parameters = { _p: "zoë", _n: "Signed Up", plan: "pro & more", ...at(second) }
    await (await fetch(call(server, "/e", parameters))).arrayBuffer()
    const form = new URLSearchParams({ _k: key, ...parameters, _p: "other" })
    await (await fetch(`${server.url}/e`, { method: "POST", body: form })).arrayBuffer()
    const [query, posted] = server.events()
    expect(posted).toEqual({ ...query, sequence: 2, person: "other", receivedAt: posted?.receivedAt })
    expect(server.violations).toEqual([])
  })

  it("keeps what was on the wire", async (test) => {
    const { server, fetch } = await opened(face, test, { clock: noon })
    const body = "_k=k&_p=bob&_n=a+b%20c&x=%C3%A9"
    const headers = { "content-type": "application/x-www-form-urlencoded", "x-test": "Yes" }
    await (await fetch(`${server.url}/e`, { method: "POST", body, headers })).arrayBuffer()
    const [request] = server.requests
    expect(request).toMatchObject({ method: "POST", url: `${server.url}/e`, body, at: noon, operation: "recordForm" })
    expect(request?.headers).toMatchObject({ "x-test": "Yes" })
    expect(new TextDecoder().decode(request?.bytes)).toBe(body)
    expect(server.events()).toMatchObject([{ name: "a b c", properties: { x: "é" } }])
  })
})

describe("time", () => {
  it("is the caller's only when the caller asks for that", async () => {
    const server = createFakeServer({ clock: noon })
    const person = (_p: string, rest: Record<string, string>) =>
      ["/e", { _p, _n: "n", ...rest }] as [string, typeof rest]
    await send(
      server,
      person("dated", { _t: "1300000000", _d: "1" }),
      person("no flag", { _t: "1300000000" }),
      person("flag off", { _t: "1300000000", _d: "0" }),
      person("odd flag", { _t: "1300000000", _d: "true" }),
      person("no time", { _d: "1" }),
      person("odd time", { _t: "yesterday", _d: "1" })
    )
    expect(server.events().map(({ person, timestamp }) => [person, timestamp])).toEqual([
      ["dated", 1_300_000_000],
      ["no flag", second],
      ["flag off", second],
      ["odd flag", second],
      ["no time", second],
      ["odd time", second]
    ])
  })

  it("before 2009 is dropped and counted", async () => {
    const server = createFakeServer()
    await send(
      server,
      ["/e", { _p: "bob", _n: "Too old", ...at(1_230_767_999) }],
      ["/s", { _p: "bob", plan: "old", ...at(1_230_767_999) }],
      ["/e", { _p: "bob", _n: "Just right", ...at(1_230_768_000) }]
    )
    expect(server.events().map(({ name }) => name)).toEqual(["Just right"])
    expect(server.person("bob")?.properties).toEqual({})
    expect(server.stats().outcomes).toMatchObject({ "too-old": 2, stored: 1 })
  })
})

describe("names and values", () => {
  it("have commas and colons turned into spaces, values not", async () => {
    const server = createFakeServer()
    await send(server, ["/e", { _p: "bob:1,2", _n: "Bought: Tea,Cup", "a:b,c": "d:e,f", ...at(second) }])
    expect(server.events()).toMatchObject([
      { person: "bob 1 2", name: "Bought  Tea Cup", properties: { "a b c": "d:e,f" } }
    ])
    expect(server.person("bob:1,2")?.identities).toEqual(["bob 1 2"])
  })

  it("names keep the spelling in which they were first seen", async () => {
    const server = createFakeServer()
    await send(
      server,
      ["/e", { _p: "bob", _n: "Signed Up", Plan: "Pro", ...at(second) }],
      ["/e", { _p: "bob", _n: "SIGNED UP", PLAN: "pro", ...at(second + 1) }]
    )
    expect(server.events({ event: "signed up" }).map(({ name }) => name)).toEqual(["Signed Up", "Signed Up"])
    expect(server.person("bob")?.properties).toEqual({ Plan: "pro" })
  })

  it("values that look like decimal numbers are numbers, and their text is kept", async () => {
    const server = createFakeServer()
    const texts = { a: "123", b: "-1.50", c: "$100", d: "1e5", e: "", f: "1,000", g: "007", h: "Infinity" }
    await send(server, ["/e", { _p: "bob", _n: "n", ...texts }])
    const properties = { ...texts, a: 123, b: -1.5, g: 7 }
    expect(server.events()[0]).toMatchObject({ properties, texts })
    expect(server.person("bob")?.properties).toEqual(properties)
  })

  it("names that JavaScript objects have by birth are names like any other", async () => {
    const server = createFakeServer()
    const properties = { constructor: "a", toString: "b" }
    await send(server, ["/e", { _p: "bob", _n: "n", ...properties }])
    expect(server.events()[0]?.properties).toEqual(properties)
    expect(server.person("bob")?.properties).toEqual(properties)
  })

  it("names that begin with an underscore are never properties", async () => {
    const server = createFakeServer()
    await send(server, ["/s", { _p: "bob", _u: "app/1", _other: "x", plan: "pro" }])
    expect(server.person("bob")?.properties).toEqual({ plan: "pro" })
  })
})

describe("duplicates", () => {
  it("are equal in person, name and second, whatever the case and the properties", async () => {
    const server = createFakeServer()
    await send(
      server,
      ["/e", { _p: "bob", _n: "Signed Up", plan: "free", ...at(second) }],
      ["/e", { _p: "bob", _n: "signed up", plan: "pro", seats: "3", ...at(second) }],
      ["/e", { _p: "bob", _n: "Signed Up", ...at(second + 1) }],
      ["/e", { _p: "Bob", _n: "Signed Up", ...at(second) }]
    )
    expect(server.events()).toHaveLength(3)
    expect(server.hits.map(({ isDuplicate }) => isDuplicate)).toEqual([false, true, false, false])
    expect(server.duplicates).toEqual({ events: 1, properties: 1, aliases: 0 })
    // What the duplicate brought along and nobody had said yet still counts.
    expect(server.person("bob")?.properties).toEqual({ plan: "free", seats: 3 })
  })

  it("of a property are equal in person, name and second, whatever the value and the call", async () => {
    const server = createFakeServer()
    await send(
      server,
      ["/e", { _p: "bob", _n: "Signed Up", plan: "free", ...at(second) }],
      ["/s", { _p: "bob", PLAN: "pro", ...at(second) }],
      ["/s", { _p: "bob", plan: "max", ...at(second + 1) }]
    )
    expect(server.person("bob")?.history.map(({ text }) => text)).toEqual(["free", "max"])
    expect(server.hits.map(({ outcome }) => outcome)).toEqual(["stored", "duplicate", "stored"])
  })

  it("are not made by retries only when the caller dates the call", async () => {
    const server = createFakeServer({ clock: noon })
    for (const dating of [{}, at(second)]) {
      await send(server, ["/e", { _p: JSON.stringify(dating), _n: "n", ...dating }])
      server.clock.advance("2 seconds")
      await send(server, ["/e", { _p: JSON.stringify(dating), _n: "n", ...dating }])
    }
    const count = (dating: Record<string, string>) => server.events({ person: JSON.stringify(dating) }).length
    expect([count({}), count(at(second))]).toEqual([2, 1])
  })
})

describe("a person", () => {
  it("has the latest value of each property by its time, not by its arrival", async () => {
    const server = createFakeServer()
    await send(
      server,
      ["/s", { _p: "bob", plan: "new", ...at(second + 10) }],
      ["/s", { _p: "bob", plan: "old", ...at(second) }]
    )
    expect(server.person("bob")?.properties).toEqual({ plan: "new" })
    expect(server.person("bob")?.history.map(({ value }) => value)).toEqual(["old", "new"])
  })

  it("is all identities that aliases join, in either direction and in chains", async () => {
    const server = createFakeServer()
    await send(
      server,
      ["/e", { _p: "visitor", _n: "Visited Site", ...at(second) }],
      ["/a", { _p: "bob", _n: "visitor" }],
      ["/a", { _p: "bob", _n: "bob@example.com" }],
      ["/e", { _p: "bob@example.com", _n: "Signed Up", ...at(second + 1) }],
      ["/e", { _p: "eve", _n: "Signed Up", ...at(second + 1) }]
    )
    expect(server.people().map(({ identities }) => identities)).toEqual([
      ["bob", "bob@example.com", "visitor"],
      ["eve"]
    ])
    expect(server.events({ person: "bob" }).map(({ name }) => name)).toEqual(["Visited Site", "Signed Up"])
    expect(server.person("visitor")).toEqual(server.person("bob@example.com"))
    expect(server.stats()).toMatchObject({ people: 2, identities: 3 })
  })

  it("shows among the people only once it has recorded something", async () => {
    const server = createFakeServer()
    await send(server, ["/a", { _p: "a", _n: "b" }])
    expect(server.people()).toEqual([])
    expect(server.person("a")?.identities).toEqual(["a", "b"])
    expect(server.person("c")).toBeUndefined()
  })

  it("may be aliased again, which changes nothing", async () => {
    const server = createFakeServer()
    await send(server, ["/a", { _p: "a", _n: "b" }], ["/a", { _p: "b", _n: "a" }])
    expect(server.duplicates.aliases).toBe(1)
    expect(server.person("a")?.identities).toEqual(["a", "b"])
  })
})

describe("a call that cannot be stored", () => {
  it("without a person or a second identity is unusable", async () => {
    const server = createFakeServer()
    await send(server, ["/e", { _n: "n" }], ["/s", { _p: "", a: "1" }], ["/a", { _p: "a" }])
    await server.fetch(`${server.url}/e?_p=bob&_n=n`)
    expect(server.requests.map(({ outcome }) => outcome)).toEqual(Array(4).fill("unusable"))
    expect(server.stats().outcomes).toMatchObject({ unusable: 4, stored: 0 })
    expect(server.people()).toEqual([])
  })

  it("without a name sets properties, as a call to /s does", async () => {
    const server = createFakeServer()
    await send(server, ["/e", { _p: "bob", plan: "pro" }])
    expect(server.events()).toEqual([])
    expect(server.person("bob")?.properties).toEqual({ plan: "pro" })
    expect(server.violations).toMatchObject([{ operation: "record", issues: [{ path: "_n" }] }])
  })
})

describe("a conditional request", () => {
  const conditional = { headers: { "if-modified-since": "Mon, 01 Jun 2026 12:00:00 GMT" } }

  it("is answered 304 and ignored when the same came less than five minutes before", async () => {
    const server = createFakeServer({ clock: noon })
    const url = call(server, "/e", { _p: "bob", _n: "Visited Site" })
    const statuses: Array<number> = []
    const ask = async (init?: RequestInit, address = url) => statuses.push((await server.fetch(address, init)).status)
    await ask(conditional)
    server.clock.advance("4 minutes")
    await ask(conditional)
    await ask()
    await ask(conditional, `${url}!`)
    server.clock.advance("5 minutes")
    await ask(conditional)
    expect(statuses).toEqual([200, 304, 200, 200, 200])
    expect(server.hits.map(({ outcome }) => outcome)).toEqual(["stored", "not-modified", "stored", "stored", "stored"])
    expect(server.events()).toHaveLength(4)
  })
})
