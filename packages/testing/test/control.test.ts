import * as http from "node:http"
import { startFakeServer } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { call, faces, key, opened } from "./faces.ts"

const json = (value: unknown) => ({ method: "POST", body: JSON.stringify(value) })

describe.each(faces)("the control API $name", (face) => {
  it("reads what has arrived", async (test) => {
    const { server, fetch } = await opened(face, test)
    const read = async (path: string) => (await fetch(`${server.url}/__fake__/${path}`)).json()
    await (await fetch(call(server, "/e", { _p: "bob", _n: "Signed Up", plan: "pro" }))).arrayBuffer()
    await (await fetch(call(server, "/e", { _p: "eve" }))).arrayBuffer()
    expect(await read("events")).toEqual(server.events())
    expect(await read("events?event=signed%20up&person=eve")).toEqual([])
    expect(await read("people")).toEqual(server.people())
    expect(await read("person?id=bob")).toEqual(server.person("bob"))
    expect(await read("hits")).toEqual(server.hits)
    expect(await read("stats")).toEqual(server.stats())
    expect(await read("requests")).toMatchObject([{ method: "GET", body: "", key }, { outcome: "stored" }])
    expect(await read("violations")).toMatchObject([{ operation: "record", issues: [{ path: "_n" }] }])
    expect(await read(`stats?key=other`)).toMatchObject({ requests: 0 })
    expect(server.requests).toHaveLength(2)
  })

  it("resets, snapshots and restores", async (test) => {
    const { server, fetch } = await opened(face, test)
    const post = async (path: string, value: unknown = {}) =>
      (await fetch(`${server.url}/__fake__/${path}`, json(value))).json()
    await (await fetch(call(server, "/e", { _p: "bob", _n: "Did" }))).arrayBuffer()
    const { id } = await post("snapshot")
    expect(await post(`reset?key=other`)).toEqual({})
    expect(server.events()).toHaveLength(1)
    expect(await post("reset")).toEqual({})
    expect(server.events()).toHaveLength(0)
    expect(await post("restore", { id })).toEqual({})
    expect(server.events()).toHaveLength(1)
  })

  it("sets faults, as rules or as a preset, and clears them", async (test) => {
    const { server, fetch } = await opened(face, test)
    const url = `${server.url}/__fake__/faults`
    const set = async (value: unknown) => (await fetch(url, json(value))).json()
    expect(await set([{ nth: 2, fault: { kind: "reset" } }])).toEqual([
      { rule: { nth: 2, fault: { kind: "reset" } }, matched: 0, applied: 0 }
    ])
    await set({ preset: "outage", for: "20 seconds", kind: "429" })
    const outage = { window: { for: "20 seconds" }, fault: { kind: "status", status: 429, retryAfter: 5 } }
    expect(await (await fetch(url)).json()).toMatchObject([{ rule: outage }])
    expect(await set({ preset: "brownout", for: "20 seconds", failing: 0.5 })).toMatchObject([
      {},
      { rule: { probability: 0.5 } }
    ])
    expect(await set({ preset: "flapping", times: 3, kind: "reset" })).toHaveLength(3)
    expect(await set({ preset: "ackLost", every: 2 })).toMatchObject([
      { rule: { every: 2, fault: { kind: "ack-lost" } } }
    ])
    expect(await set({ preset: "ackLost" })).toMatchObject([{ rule: { times: 1 } }])
    expect(await set({ preset: "tooLarge", aboveBytes: 9 })).toMatchObject([{ rule: { aboveBytes: 9 } }])
    expect(await (await fetch(url, { method: "DELETE" })).json()).toEqual({})
    expect(server.faults.rules).toEqual([])
  })

  it("moves the clock", async (test) => {
    const { server, fetch } = await opened(face, test)
    const url = `${server.url}/__fake__/clock`
    const move = async (value: unknown) => (await fetch(url, json(value))).json()
    expect(await move({ set: "2026-06-01T12:00:00Z" })).toEqual({ now: "2026-06-01T12:00:00.000Z", isRunning: false })
    expect(await move({ advance: "1 hour" })).toEqual({ now: "2026-06-01T13:00:00.000Z", isRunning: false })
    expect(await (await fetch(url)).json()).toEqual({ now: "2026-06-01T13:00:00.000Z", isRunning: false })
    expect(await move({ resume: true })).toMatchObject({ isRunning: true })
  })

  it("seeds, with sample data or lines of an export", async (test) => {
    const { server, fetch } = await opened(face, test)
    const url = `${server.url}/__fake__/seed`
    const sample = { ...json({ users: 5 }), headers: { "content-type": "application/json" } }
    expect(await (await fetch(`${url}?key=mine`, sample)).json()).toMatchObject({ key: "mine", skipped: [] })
    const body = '{"_p":"bob","_t":1600000000,"_n":"Did"}\n\nnonsense\n'
    const seeded = await (await fetch(url, { method: "POST", body })).json()
    expect(seeded).toMatchObject({ events: 1, skipped: [{ line: 3 }] })
    expect(server.namespace("mine").events().length).toBeGreaterThan(5)
    expect(server.namespace(key).events()).toHaveLength(1)
  })

  it("answers mistakes with JSON that says what is wrong", async (test) => {
    const { server, fetch } = await opened(face, test)
    const mistake = async (path: string, init?: RequestInit) => {
      const response = await fetch(`${server.url}/__fake__/${path}`, init)
      return [response.status, (await response.json()).error.message]
    }
    expect(await mistake("nothing")).toEqual([404, "the control API has no GET nothing"])
    expect(await mistake("person")).toEqual([400, "which person? Pass ?id="])
    expect(await mistake("person?id=x")).toEqual([404, "nobody has this identity"])
    expect(await mistake("faults", { method: "POST", body: "{" })).toEqual([400, "the body is not JSON"])
    expect(await mistake("clock", json([]))).toEqual([400, "the body must be a JSON object"])
    expect(await mistake("clock", json({}))).toMatchObject([400, expect.stringContaining("advance")])
    expect(await mistake("clock", json({ set: "soon" }))).toEqual([400, "not a point in time: soon"])
    expect(await mistake("clock", json({ advance: "soon" }))).toMatchObject([400, expect.stringContaining("soon")])
    expect(await mistake("restore", json({ id: "9" }))).toMatchObject([
      400,
      expect.stringContaining("no such snapshot")
    ])
    expect(await mistake("faults", json([{}]))).toEqual([400, "rules[0].fault is required"])
    expect(await mistake("faults", json({ preset: "boom" }))).toMatchObject([400, expect.stringContaining("outage")])
    expect(await mistake("faults", json({ preset: "outage" }))).toMatchObject([400, expect.stringContaining("for")])
    const users = { ...json({ users: "many" }), headers: { "content-type": "application/json" } }
    expect(await mistake("seed", users)).toMatchObject([400, expect.stringContaining("users")])
  })

  it("follows the log as requests come, and ends when the caller leaves or the server closes", async (test) => {
    const { server, fetch } = await opened(face, test)
    const line = (lines: Uint8Array | undefined) => JSON.parse(new TextDecoder().decode(lines))
    await (await fetch(call(server, "/e", { _p: "bob", _n: "One" }))).arrayBuffer()
    const leave = new AbortController()
    const [leaver, stayer] = [leave, {}].map((init) => fetch(`${server.url}/__fake__/log`, init))
    const [one, two] = [(await leaver)?.body?.getReader(), (await stayer)?.body?.getReader()]
    expect(line((await one?.read())?.value)).toMatchObject({ operation: "record", status: 200, outcome: "stored" })
    await two?.read()
    const next = one?.read()
    await (await fetch(`${server.url}/nowhere`)).arrayBuffer()
    expect(line((await next)?.value)).toMatchObject({ status: 404, url: `${server.url}/nowhere` })
    const last = one?.read().catch((error) => error.name)
    leave.abort()
    expect(await last).toBe("AbortError")
    await two?.read()
    const end = two?.read().then(
      ({ done }) => done,
      () => true
    )
    await server.close()
    expect(await end).toBe(true)
  })

  it("shows the log so far to those who do not want to follow", async (test) => {
    const { server, fetch } = await opened(face, test)
    for (const name of ["One", "Two"]) await (await fetch(call(server, "/e", { _p: "bob", _n: name }))).arrayBuffer()
    const log = await (await fetch(`${server.url}/__fake__/log?follow=false`)).text()
    expect(
      log
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).sequence)
    ).toEqual([1, 2])
  })
})

describe("the control API on a socket answers only", () => {
  const ask = async (headers: http.OutgoingHttpHeaders, path = "/__fake__/stats", hostname?: string) => {
    const server = await startFakeServer(hostname === undefined ? {} : { hostname })
    const { port } = new URL(server.url)
    const status = await new Promise((resolve, reject) => {
      const options = { hostname: "127.0.0.1", port, path, headers: { host: `127.0.0.1:${port}`, ...headers } }
      http.get(options, (response) => resolve(response.resume().statusCode)).on("error", reject)
    })
    await server.close()
    return status
  }

  it("names of this machine as Host", async () => {
    expect(await ask({})).toBe(200)
    expect(await ask({ host: "localhost:1234" })).toBe(200)
    expect(await ask({ host: "evil.example" })).toBe(403)
    expect(await ask({ host: "127.0.0.1.evil.example" })).toBe(403)
    expect(await ask({ host: "[::1" })).toBe(403)
  })

  it("pages of this machine", async () => {
    expect(await ask({ origin: "http://localhost:5173" })).toBe(200)
    expect(await ask({ origin: "https://evil.example" })).toBe(403)
    expect(await ask({ origin: "null" })).toBe(403)
  })

  it("itself, and not in another's name when used as a proxy", async () => {
    expect(await ask({ host: "trk.kissmetrics.com" }, "http://trk.kissmetrics.com/__fake__/stats")).toBe(403)
  })

  it("while the tracking routes answer any Host, which a proxy needs", async () => {
    expect(await ask({ host: "trk.kissmetrics.com", origin: "https://shop.example" }, "/e?_k=k&_p=p&_n=n")).toBe(200)
  })
})
