import { createFakeServer, WaitTimedOut } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { at, call, faces, opened, send } from "./faces.ts"

const event = (_p: string, _n = "Did", timestamp = 1_600_000_000): [string, Record<string, string>] => [
  "/e",
  { _p, _n, ...at(timestamp) }
]

describe.each(faces)("waiting $name", (face) => {
  it("ends as soon as so many events are there, however they arrive", async (test) => {
    const { server, fetch } = await opened(face, test)
    const waiting = server.waitFor(3)
    for (const person of ["a", "b", "c"]) await (await fetch(call(server, ...event(person)))).arrayBuffer()
    expect((await waiting).map(({ person }) => person)).toEqual(["a", "b", "c"])
  })
})

describe("waiting for a count", () => {
  it("ends at once when enough have arrived already", async () => {
    const server = createFakeServer()
    await send(server, event("a"), event("b"))
    expect(await server.waitFor(1)).toHaveLength(2)
  })

  it("counts only what the filter lets through, and no duplicates", async () => {
    const server = createFakeServer()
    const waiting = server.waitFor(1, { event: "signed up", person: "bob" })
    await send(server, event("bob"), event("bob"), event("eve", "Signed Up"), event("bob", "Signed Up"))
    expect(await waiting).toMatchObject([{ person: "bob", name: "Signed Up" }])
  })

  it("that does not come true says what arrived instead", async () => {
    const server = createFakeServer({ faults: [{ nth: 3, fault: { kind: "reset" } }] })
    await send(server, event("bob"), event("bob"))
    await server.fetch(call(server, "/e", { _p: "eve" })).catch(() => undefined)
    await server.fetch(`${server.url}/nowhere`)
    const error = await server.waitFor(5, { timeout: "1 millis" }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(WaitTimedOut)
    expect(String(error)).toBe(
      [
        "WaitTimedOut: 5 events did not arrive within 1ms.",
        "Arrived: 1 event, in 4 requests.",
        '  "Did" by "bob" at 2020-09-13T12:26:40Z',
        "Requests that were not stored:",
        "  GET /e → 200 duplicate",
        "  GET /e → no answer fault reset",
        "  GET /nowhere → 404",
        "Violations of the contract:",
        "  record: _n is required",
        "  unknown route: route no operation has this path"
      ].join("\n")
    )
  })
})

describe("waiting for a predicate", () => {
  it("resolves with what it returned", async () => {
    const server = createFakeServer()
    const waiting = server.waitFor(() => server.person("robert"))
    await send(server, ["/a", { _p: "bob", _n: "robert" }])
    expect((await waiting).identities).toEqual(["bob", "robert"])
  })

  it("hands it the recordings that were asked, also those of one product", async () => {
    const server = createFakeServer()
    const waiting = server.namespace("mine").waitFor((mine) => mine.requests.length === 2)
    await send(server, ["/e", { _k: "mine", _p: "a", _n: "n" }], ["/e", { _k: "other", _p: "a", _n: "n" }])
    await send(server, ["/e", { _k: "mine", _p: "b", _n: "n" }])
    expect(await waiting).toBe(true)
  })

  it("fails with what it throws", async () => {
    const server = createFakeServer()
    const broken = server.waitFor(() => {
      throw new RangeError("mine")
    })
    await expect(broken).rejects.toThrow(new RangeError("mine"))
  })
})

describe("whoever waits", () => {
  it("fails when the server closes", async () => {
    const server = createFakeServer()
    const waiting = server.waitFor(1)
    const outcome = expect(waiting).rejects.toThrow("the fake server was closed")
    await server.close()
    await outcome
  })

  it("is asked about the whole of a burst, and not lost among others", async () => {
    const server = createFakeServer()
    const waiting = [1, 2, 3].map((count) => server.waitFor(count))
    await Promise.all(["a", "b", "c"].map((person) => server.fetch(call(server, ...event(person)))))
    expect((await Promise.all(waiting)).map(({ length }) => length >= 1)).toEqual([true, true, true])
  })
})
