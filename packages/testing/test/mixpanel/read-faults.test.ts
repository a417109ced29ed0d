import { gunzipSync } from "node:zlib"
import {
  cutShort,
  expiredCredentials,
  type Fault,
  type FaultRule,
  malformedLine,
  outage,
  terminatedEarly,
  tooLarge,
  wrongRegion
} from "@tallymark/testing"
import { describe, expect, it, type TestContext } from "vitest"
import { type Face, faces } from "../faces.ts"
import { days, event, login, openedProject, project, signed } from "./project.ts"

const path = "/api/2.0/export"

/** A server with five events of four hundred characters, and what a client makes of their export. */
const exporting = async (face: Face, test: TestContext, faults: ReadonlyArray<FaultRule>) => {
  const opened = await openedProject(face, test, {}, { faults })
  const pad = "x".repeat(400)
  await opened.server.seed([1, 2, 3, 4, 5].map((at) => event(`e${at}`, "bob", `2026-02-0${at}T10:00:00Z`, { pad })))
  const ask = async (accepted = "gzip") => {
    const response = await opened.get(path, days, { headers: { ...login, "accept-encoding": accepted } })
    try {
      const lines = (await response.text()).split("\n")
      return { status: response.status, lines: lines.map((line) => line.slice(0, 40)) }
    } catch (error) {
      return { status: response.status, error: error instanceof Error ? error.name : error }
    }
  }
  return { ...opened, ask }
}

const begins = (name: string) => expect.stringMatching(`^{"event":"${name}","properties":`)

describe.each(faces)("a fault of what is read $name", (face) => {
  it.for(["gzip", "identity"])("ends an export early and says so in its last line, as %s", async (accepted, test) => {
    const { server, ask } = await exporting(face, test, terminatedEarly(2))
    expect(await ask(accepted)).toEqual({
      status: 200,
      lines: [begins("e1"), begins("e2"), "terminated early", ""]
    })
    expect(server.requests.at(-1)).toMatchObject({ fault: "terminated-early", status: 200, outcome: "answered" })
    expect((await ask(accepted)).lines).toHaveLength(6)
  })

  it.for(["gzip", "identity"])("breaks one line and goes on, as %s", async (accepted, test) => {
    const { server, ask } = await exporting(face, test, malformedLine(2))
    const { lines = [] } = await ask(accepted)
    expect(lines).toHaveLength(6)
    const url = new URL(server.requests.at(-1)?.url ?? "")
    expect(url.pathname).toBe(path)
    server.faults.set([{ fault: { kind: "malformed-line", line: 5, text: "<b>gateway</b>" } }])
    expect((await ask(accepted)).lines).toEqual([1, 2, 3, 4].map((at) => begins(`e${at}`)).concat("<b>gateway</b>", ""))
  })

  it("breaks the line off in its middle", async (test) => {
    const { get } = await exporting(face, test, malformedLine(2))
    const lines = (await (await get(path, days)).text()).split("\n")
    const readable = lines.slice(0, 5).map((line) => {
      try {
        return JSON.parse(line).event
      } catch {
        return line.length
      }
    })
    expect(readable).toEqual(["e1", expect.any(Number), "e3", "e4", "e5"])
    expect(readable[1]).toBeGreaterThan(200)
  })

  it.for(["gzip", "identity"])("leaves out the last line break, as %s", async (accepted, test) => {
    const { ask } = await exporting(face, test, [{ fault: { kind: "missing-newline" } }])
    expect((await ask(accepted)).lines).toEqual([1, 2, 3, 4, 5].map((at) => begins(`e${at}`)))
  })

  it("cuts a compressed body at a byte, so that its end is missing", async (test) => {
    const { server, get } = await exporting(face, test, [])
    const headers = { ...login, "accept-encoding": "gzip" }
    const query = new URLSearchParams({ project_id: "12345", ...days })
    const raw = () => server.handle(new Request(`${server.url}${path}?${query}`, { headers }))
    const whole = new Uint8Array(await (await raw()).arrayBuffer())
    server.faults.set(cutShort(60, {}))
    const cut = new Uint8Array(await (await raw()).arrayBuffer())
    expect(cut).toEqual(whole.subarray(0, 60))
    expect(() => gunzipSync(cut)).toThrow("unexpected end of file")
    // As it is, fetch takes what it can get.
    const text = await (await get(path, days, { headers })).text()
    expect(text.split("\n").length).toBeLessThan(6)
  })

  it("cuts a plain body at a byte", async (test) => {
    const { ask } = await exporting(face, test, cutShort(20))
    expect((await ask("identity")).lines).toEqual(['{"event":"e1","prope'])
  })

  const broken: ReadonlyArray<readonly [fault: Fault, error: unknown]> = [
    [{ kind: "reset", at: "body" }, "TypeError"],
    [{ kind: "reset", at: "body", afterBytes: 450 }, "TypeError"],
    [{ kind: "content-length", off: 500 }, "TypeError"]
  ]
  it.for(broken)("breaks the connection in the middle of a body: %j", async ([fault, error], test) => {
    const { ask } = await exporting(face, test, [{ fault }])
    expect(await ask("identity")).toEqual({ status: 200, error })
  })

  it("hangs after so many bytes, until the client gives up", async (test) => {
    const { get } = await exporting(face, test, [{ fault: { kind: "hang", at: "body", afterBytes: 450 } }])
    const response = await get(path, days, { headers: { ...login, "accept-encoding": "identity" } })
    const reader = response.body?.getReader()
    let length = 0
    while (length < 450) length += (await reader?.read())?.value?.length ?? 0
    expect(length).toBe(450)
    await reader?.cancel()
  })

  it("drips on the server's clock", async (test) => {
    const { server, get } = await exporting(face, test, [{ fault: { kind: "drip", bytes: 1000, every: "1 minute" } }])
    const response = await get(path, days, { headers: { ...login, "accept-encoding": "identity" } })
    const text = response.text()
    for (const _ of [1, 2]) {
      await server.waitFor(() => server.clock.waiting === 1)
      server.clock.advance("1 minute")
    }
    expect((await text).split("\n")).toHaveLength(6)
  })

  it("answers 200 with a page, or with an error", async (test) => {
    const { server, get } = await exporting(face, test, outage("1 hour", "html"))
    const page = await get(path, days)
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"])
    expect(await page.text()).toMatch(/^<!DOCTYPE html>/)
    server.faults.set(outage("1 hour", "error-body"))
    const error = await get(path, days)
    expect([error.status, await error.json()]).toEqual([200, { error: "An internal error occurred", status: "error" }])
  })

  it("answers 413 above a size", async (test) => {
    const { server, post } = await openedProject(face, test, {}, { faults: tooLarge(1000) })
    const ask = async (where: string) => (await post("/api/query/engage", { where })).status
    expect([await ask('"a" == "a"'), await ask(`"${"a".repeat(1000)}" == "a"`)]).toEqual([200, 413])
    expect(server.requests.map(({ outcome }) => outcome)).toEqual(["answered", undefined])
  })

  it("takes credentials for expired, in the words of each", async (test) => {
    const { server, fetch, get } = await openedProject(face, test, {}, { faults: expiredCredentials() })
    const answer = async (response: Response) => [response.status, (await response.json()).error]
    expect(await answer(await get("/api/query/events/names", { type: "general" }))).toEqual([
      401,
      "Service account credentials have expired"
    ])
    const query = new URLSearchParams(signed({ type: "general" }))
    expect(await answer(await fetch(`${server.url}/api/2.0/events/names/?${query}`))).toEqual([400, "Expired request"])
    expect(server.requests.map(({ fault }) => fault)).toEqual(["expired-credentials", "expired-credentials"])
  })

  it("answers as a region that knows nothing", async (test) => {
    const { ask } = await exporting(face, test, wrongRegion({ times: 1 }))
    expect([await ask(), (await ask()).lines?.length]).toEqual([{ status: 200, lines: [""] }, 6])
  })

  it("fits requests by the product that they are about", async (test) => {
    const key = "a product"
    const { server, get } = await openedProject(face, test, { projects: [{ ...project, key }] })
    server.faults.set([{ key, fault: { kind: "status", status: 503 } }])
    expect((await get("/api/query/events/names", { type: "general" })).status).toBe(503)
    expect(server.namespace(key).requests).toHaveLength(1)
  })
})
