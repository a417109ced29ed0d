import { kissmetricsTracking, type OperationSpec } from "@tallymark/core"
import { createFakeServer } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { call, faces, key, opened } from "./faces.ts"

const operations: ReadonlyArray<OperationSpec> = Object.values(kissmetricsTracking.operations)

/** A right request for an operation, from its table alone. */
const requestFor = ({ method, paths, parameters }: OperationSpec, origin: string): Request => {
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => [name, "x"])
  const text = new URLSearchParams(required)
  const url = `${origin}${paths.current}`
  return method === "GET" ? new Request(`${url}?${text}`) : new Request(url, { method, body: text })
}

/** Whether the table of an operation has this answer. */
const isDocumented = ({ responses }: OperationSpec, status: number, type: string | null): boolean =>
  responses.some((response) => response.status === status && (response.contentType ?? null) === type)

describe.each(faces)("every operation of the table $name", (face) => {
  it.each(operations)("$id is answered as the table says, right or wrong, first or again", async (operation) => {
    const { server, fetch } = await face.open()
    const origin = server.url
    const conditional = new Request(requestFor(operation, origin), { headers: { "if-none-match": "x" } })
    const requests = [
      requestFor(operation, origin),
      conditional.clone(),
      new Request(`${origin}${operation.paths.current}?_k=&_t=x`, { method: operation.method })
    ]
    const statuses: Array<number> = []
    for (const request of requests) {
      const response = await fetch(request)
      statuses.push(response.status)
      await response.arrayBuffer()
      const { status, headers } = response
      expect(isDocumented(operation, status, headers.get("content-type")), `${operation.id} ${status}`).toBe(true)
    }
    expect(statuses).toEqual([200, 304, 200])
    expect(server.requests.map((request) => request.operation)).toEqual(Array(3).fill(operation.id))
    expect(server.violations).toHaveLength(1)
    await server.close()
  })
})

describe("a violation", () => {
  it("says which operation, which request and what is wrong, by path", async () => {
    const server = createFakeServer()
    const parameters = { _p: "bob", _n: "n", _t: "1600000000000", _d: "2", _foo: "1", plan: "x".repeat(513) }
    await server.fetch(call(server, "/e", parameters))
    const [violation] = server.violations
    expect(violation?.operation).toBe("record")
    expect(violation?.request).toBe(server.requests[0])
    expect(violation?.issues.map(({ path }) => path)).toEqual(["_t", "_d", "properties._foo", "properties.plan"])
  })

  it("is every parameter that is in the wrong place", async () => {
    const server = createFakeServer()
    const init = { method: "POST", body: "{}", headers: { "content-type": "application/json" } }
    await server.fetch(call(server, "/s", { _p: "bob" }), init)
    const paths = server.violations[0]?.issues.map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(["content-type", "query", "_k", "_p"]))
  })

  it("is not a form without a content type, which the vendor's own clients send", async () => {
    const server = createFakeServer()
    const body = new TextEncoder().encode("_k=k&_p=bob&_n=n")
    await server.fetch(`${server.url}/e`, { method: "POST", body })
    expect(server.violations).toEqual([])
    expect(server.events()).toHaveLength(1)
  })

  it("is a key that the server was not told about, and the call counts for nothing", async () => {
    const server = createFakeServer({ keys: [key] })
    await server.fetch(call(server, "/e", { _p: "bob", _n: "n" }))
    const response = await server.fetch(call(server, "/e", { _p: "bob", _n: "n", _k: "other" }))
    expect(response.status).toBe(200)
    expect(server.violations.map(({ issues }) => issues)).toEqual([
      [{ path: "_k", message: "is none of the keys that this server knows" }]
    ])
    expect(server.hits.map(({ outcome }) => outcome)).toEqual(["stored", "unknown-key"])
    expect(server.events()).toHaveLength(1)
  })
})

describe("a strict server", () => {
  it("answers 400 with every parameter and what is wrong with it, and stores nothing", async () => {
    const server = createFakeServer({ strict: true })
    const response = await server.fetch(`${server.url}/e?_k=k&_p=bob&_t=soon&plan=pro`)
    expect(response.status).toBe(400)
    const lines = (await response.text()).split("\n")
    expect(lines[0]).toBe("This request is not a valid record (GET /e):")
    expect(lines[2]).toMatch(/^ {2}_k {4}"k"$/)
    expect(lines[4]).toMatch(/^! _t {4}"soon" {2}must be a whole number/)
    expect(lines[6]).toMatch(/^! _n {12}is required$/)
    expect(server.requests[0]).toMatchObject({ status: 400, outcome: "refused" })
    expect(server.hits).toEqual([])
    expect(server.violations).toHaveLength(1)
  })

  it("answers right requests like any other", async () => {
    const server = createFakeServer({ strict: true })
    expect((await server.fetch(call(server, "/e", { _p: "bob", _n: "n" }))).status).toBe(200)
  })
})

describe.each(faces)("a request for no operation $name", (face) => {
  it("is a 404 that names the routes there are, and a violation", async (test) => {
    const { server, fetch } = await opened(face, test)
    const response = await fetch(`${server.url}/track?x=1`, { method: "POST", body: "y" })
    expect(response.status).toBe(404)
    const body = await response.text()
    expect(body).toContain("no POST /track")
    for (const { method, paths, id } of operations)
      expect(body).toMatch(new RegExp(`${method} +${paths.current} +${id}`))
    expect(server.violations).toMatchObject([{ operation: undefined, issues: [{ path: "route" }] }])
    expect(server.requests[0]).toMatchObject({ body: "y", status: 404 })
  })

  it("with the wrong method is a 405 that names the right ones", async (test) => {
    const { server, fetch } = await opened(face, test)
    const response = await fetch(`${server.url}/e`, { method: "DELETE" })
    await response.text()
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST, HEAD, OPTIONS"])
    expect(server.violations).toHaveLength(1)
  })

  it("may ask for the headers or the options of a path, and does nothing", async (test) => {
    const { server, fetch } = await opened(face, test)
    const head = await fetch(call(server, "/e", { _p: "bob", _n: "n" }), { method: "HEAD" })
    expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([200, "image/gif", ""])
    const options = await fetch(`${server.url}/e`, { method: "OPTIONS" })
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, POST, HEAD, OPTIONS"])
    expect([server.hits, server.violations]).toEqual([[], []])
  })
})

describe("pages of other origins", () => {
  it("may read nothing unless they were allowed to", async () => {
    const server = createFakeServer()
    for (const method of ["GET", "OPTIONS"]) {
      const { headers } = await server.fetch(`${server.url}/e`, { method })
      expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([])
    }
  })

  it("may read everything once they were allowed to", async () => {
    const server = createFakeServer({ cors: true })
    const answer = await server.fetch(call(server, "/e", { _p: "bob", _n: "n" }))
    expect(answer.headers.get("access-control-allow-origin")).toBe("*")
    const headers = { "access-control-request-headers": "content-type, x-mine" }
    const preflight = await server.fetch(`${server.url}/e`, { method: "OPTIONS", headers })
    expect(preflight.headers.get("access-control-allow-methods")).toContain("POST")
    expect(preflight.headers.get("access-control-allow-headers")).toBe("content-type, x-mine")
  })
})
