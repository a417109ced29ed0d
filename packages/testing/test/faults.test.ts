import type { Fault, FaultRule } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { at, call, faces, opened } from "./faces.ts"

const noon = Date.UTC(2026, 5, 1, 12)

/** What a client makes of one call: the answer, or how it failed. */
const attempt = async (fetch: typeof globalThis.fetch, url: string, init?: RequestInit): Promise<string> => {
  try {
    const response = await fetch(url, init)
    try {
      return `${response.status} ${(await response.arrayBuffer()).byteLength}`
    } catch (error) {
      return `${response.status} then ${error instanceof Error ? error.name : error}`
    }
  } catch (error) {
    return error instanceof Error ? error.name : String(error)
  }
}

/** Each fault with what the client sees, whether the call counts, and the status in the log. */
const kinds: ReadonlyArray<[fault: Fault, seen: string, isStored: boolean, status: number | undefined]> = [
  [{ kind: "status", status: 503 }, "503 24", false, 503],
  [{ kind: "status", status: 500, body: "no" }, "500 2", false, 500],
  [{ kind: "status", status: 204 }, "204 0", false, 204],
  [{ kind: "reset" }, "TypeError", false, undefined],
  [{ kind: "reset", at: "body" }, "200 then TypeError", true, 200],
  [{ kind: "half-close" }, "TypeError", false, undefined],
  [{ kind: "ack-lost" }, "TypeError", true, undefined],
  [{ kind: "ack-lost", by: "half-close" }, "TypeError", true, undefined],
  [{ kind: "content-length" }, "200 then TypeError", true, 200],
  [{ kind: "drip", bytes: 40, every: "1 millis" }, "200 42", true, 200],
  [{ kind: "delay", by: "1 millis" }, "200 42", true, 200]
]

describe.each(faces)("a fault $name", (face) => {
  it.each(kinds)("%j looks like %s to the client", async (fault, seen, isStored, status) => {
    const { server, fetch } = await face.open({ faults: [{ fault }] })
    expect(await attempt(fetch, call(server, "/e", { _p: "bob", _n: "n" }))).toBe(seen)
    expect(server.events()).toHaveLength(isStored ? 1 : 0)
    expect(server.requests).toMatchObject([{ fault: fault.kind, status }])
    await server.close()
  })

  it("that hangs lasts until the client gives up", async (test) => {
    const { server, fetch } = await opened(face, test)
    for (const fault of [{ kind: "hang" }, { kind: "hang", at: "body" }, { kind: "ack-lost", by: "hang" }] as const) {
      server.faults.set([{ fault }])
      const arrived = server.requests.length
      const giveUp = new AbortController()
      const outcome = attempt(fetch, call(server, "/e", { _p: "bob", _n: fault.kind }), giveUp)
      await server.waitFor(() => server.requests.length > arrived)
      giveUp.abort()
      expect(await outcome).toMatch(/AbortError$/)
    }
  })

  it("that hangs is broken off when the server closes", async () => {
    const { server, fetch } = await face.open({ faults: [{ fault: { kind: "hang" } }] })
    const outcome = attempt(fetch, call(server, "/e", { _p: "bob", _n: "n" }))
    await server.waitFor(() => server.requests.length === 1)
    await server.close()
    expect(await outcome).toBe("TypeError")
  })

  it("delays by the server's clock, and delays add up", async (test) => {
    const fault = { kind: "delay", by: "1 hour" } as const
    const { server, fetch } = await opened(face, test, { clock: noon, faults: [{ fault }, { fault }] })
    const outcome = attempt(fetch, call(server, "/e", { _p: "bob", _n: "n" }))
    await server.waitFor(1)
    await server.waitFor(() => server.clock.waiting === 1)
    server.clock.advance("1 hour")
    expect(server.clock.waiting).toBe(1)
    server.clock.advance("1 hour")
    expect(await outcome).toBe("200 42")
  })

  it("delays an answer that then goes wrong", async (test) => {
    const rules: ReadonlyArray<FaultRule> = [
      { fault: { kind: "delay", by: "5 seconds" } },
      { fault: { kind: "status", status: 503 } }
    ]
    const { server, fetch } = await opened(face, test, { clock: noon, faults: rules })
    const outcome = attempt(fetch, call(server, "/e", { _p: "bob", _n: "n" }))
    await server.waitFor(() => server.clock.waiting === 1)
    server.clock.advance("5 seconds")
    expect(await outcome).toMatch(/^503/)
  })

  it("drips byte by byte on the server's clock", async (test) => {
    const { server, fetch } = await opened(face, test, { clock: noon, faults: [{ fault: { kind: "drip" } }] })
    const response = await fetch(call(server, "/e", { _p: "bob", _n: "n" }))
    const reader = response.body?.getReader()
    const first = await reader?.read()
    expect(first?.value?.length).toBe(1)
    const second = reader?.read()
    await server.waitFor(() => server.clock.waiting === 1)
    server.clock.advance("1 second")
    expect((await second)?.value?.length).toBe(1)
    await reader?.cancel()
  })

  it("asks to retry later in every way there is", async (test) => {
    const { server, fetch } = await opened(face, test, { clock: noon })
    const values = [7, "-1 fortnights", new Date(noon + 60_000), { date: "2 minutes" }] as const
    const seen: Array<string | null> = []
    for (const retryAfter of values) {
      server.faults.set([{ fault: { kind: "status", status: 429, retryAfter } }])
      const response = await fetch(call(server, "/e", { _p: "bob", _n: "n" }))
      await response.arrayBuffer()
      seen.push(response.headers.get("retry-after"))
    }
    const dates = ["Mon, 01 Jun 2026 12:01:00 GMT", "Mon, 01 Jun 2026 12:02:00 GMT"]
    expect(seen).toEqual(["7", "-1 fortnights", ...dates])
  })

  it("redirects, and the client's next request is another request", async (test) => {
    const { server, fetch } = await opened(face, test)
    server.faults.set([{ times: 1, fault: { kind: "redirect", location: `${server.url}/s?_k=k&_p=eve&x=1` } }])
    expect(await attempt(fetch, call(server, "/e", { _p: "bob", _n: "n" }))).toBe("200 42")
    expect(server.requests.map(({ operation, status }) => [operation, status])).toEqual([
      ["record", 302],
      ["set", 200]
    ])
    server.faults.set([{ fault: { kind: "redirect", location: "/elsewhere", status: 307 } }])
    const manual = await fetch(call(server, "/e", {}), { redirect: "manual" })
    expect([manual.status, manual.headers.get("location")]).toEqual([307, "/elsewhere"])
    expect(await attempt(fetch, call(server, "/e", {}), { redirect: "error" })).toBe("TypeError")
    expect(await attempt(fetch, call(server, "/e", {}))).toBe("TypeError")
  })

  it("redirects with the body where that is right, and without the secrets", async (test) => {
    const { server, fetch } = await opened(face, test)
    const elsewhere = new URL("/s", server.url)
    elsewhere.hostname = "localhost"
    for (const status of [302, 307] as const) {
      server.faults.set([{ times: 1, fault: { kind: "redirect", location: elsewhere.href, status } }])
      const headers = { authorization: "secret", "x-mine": "yes" }
      const body = new URLSearchParams({ _k: "k", _p: "bob" })
      await (await fetch(`${server.url}/s`, { method: "POST", body, headers })).arrayBuffer()
    }
    const seen = server.requests.map(({ method, body, headers }) => [
      `${method} ${body}`,
      headers["content-type"] !== undefined,
      headers.authorization,
      headers["x-mine"]
    ])
    expect(seen).toEqual([
      ["POST _k=k&_p=bob", true, "secret", "yes"],
      ["GET ", false, undefined, "yes"],
      ["POST _k=k&_p=bob", true, "secret", "yes"],
      ["POST _k=k&_p=bob", true, undefined, "yes"]
    ])
  })

  it("refuses connections for a while, then listens at the same address", async (test) => {
    const faults = [{ times: 1, fault: { kind: "refuse", for: "20 seconds" } }] as const
    const { server, fetch } = await opened(face, test, { clock: noon, faults })
    const url = call(server, "/e", { _p: "bob", _n: "n", ...at(noon / 1000) })
    const codeOf = () =>
      fetch(url).then(
        ({ status }) => status,
        (error) => error.cause.code
      )
    expect(await codeOf()).toBe("ECONNRESET")
    expect(await codeOf()).toBe("ECONNREFUSED")
    expect(server.requests).toHaveLength(1)
    server.clock.advance("20 seconds")
    expect(await attempt(fetch, url)).toBe("200 42")
  })

  it("that refuses connections for no time is a reset", async (test) => {
    const { server, fetch } = await opened(face, test, { faults: [{ times: 1, fault: { kind: "refuse", for: 0 } }] })
    expect(await attempt(fetch, call(server, "/e", {}))).toBe("TypeError")
    expect(await attempt(fetch, call(server, "/e", {}))).toBe("200 42")
  })

  it("that refuses connections ends when faults are cleared", async (test) => {
    const faults = [{ times: 1, fault: { kind: "refuse", for: "20 seconds" } }] as const
    const { server, fetch } = await opened(face, test, { clock: noon, faults })
    await attempt(fetch, call(server, "/e", {}))
    server.faults.clear()
    expect(await attempt(fetch, call(server, "/e", {}))).toBe("200 42")
  })
})

it.each(faces)("a server that was closed refuses connections $name", async (face) => {
  const { server, fetch } = await face.open()
  await server.close()
  await expect(fetch(call(server, "/e", {}))).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } })
})
