import { once } from "node:events"
import * as http from "node:http"
import { text } from "node:stream/consumers"
import { createFakeServer, type FakeRegion } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { faces, opened } from "../faces.ts"
import { days, event, login, project, projectId, withProject } from "./project.ts"

const european = withProject({ projects: [{ ...project, region: "eu" }] })
const path = `/api/query/events?project_id=${projectId}&event=["Paid"]&type=general&unit=month&${new URLSearchParams(days)}`
const paid = [event("Paid", "bob", "2026-02-14T10:00:00Z")]

describe.each(faces)("a project that lives in a region $name", (face) => {
  it("answers with its events there and with emptiness elsewhere", async (test) => {
    const { server, fetch } = await opened(face, test, european)
    await server.seed(paid)
    const ask = async (origin: string) => {
      const response = await fetch(`${origin}${path}`, { headers: login })
      return [response.status, (await response.json()).data.values.Paid["2026-02-01"]]
    }
    const regions: ReadonlyArray<FakeRegion> = ["us", "eu", "in"]
    const answers = await Promise.all(regions.map((region) => ask(server.regionUrl(region))))
    expect(answers).toEqual([
      [200, 0],
      [200, 1],
      [200, 0]
    ])
    expect(await ask(server.url)).toEqual([200, 1])
  })

  it("forgets what it is told elsewhere", async (test) => {
    const { server, fetch } = await opened(face, test, european)
    const note = (origin: string) =>
      fetch(`${origin}/api/app/projects/${projectId}/annotations`, {
        method: "POST",
        headers: { ...login, "content-type": "application/json" },
        body: JSON.stringify({ date: "2026-02-14 00:00:00", description: origin })
      })
    expect((await note(server.regionUrl("us"))).status).toBe(201)
    expect(server.annotations).toEqual([])
    expect((await note(server.regionUrl("eu"))).status).toBe(201)
    expect(server.annotations).toHaveLength(1)
  })

  it("can be told to be elsewhere by a fault", async (test) => {
    const { server, fetch } = await opened(face, test, european)
    await server.seed(paid)
    server.faults.set([{ fault: { kind: "wrong-region" } }])
    const response = await fetch(`${server.regionUrl("eu")}${path}`, { headers: login })
    expect((await response.json()).data.values.Paid["2026-02-01"]).toBe(0)
    expect(server.requests.at(-1)).toMatchObject({ status: 200, fault: "wrong-region" })
  })

  it("refuses connections in every region while it refuses any", async (test) => {
    const { server, fetch } = await opened(face, test, european)
    server.faults.set([{ times: 1, fault: { kind: "refuse", for: "20 seconds" } }])
    const ask = (region: FakeRegion) =>
      fetch(`${server.regionUrl(region)}${path}`, { headers: login }).then(
        (response) => response.status,
        (error) => error.cause.code
      )
    expect([await ask("eu"), await ask("us"), await ask("eu")]).toEqual(["ECONNRESET", "ECONNREFUSED", "ECONNREFUSED"])
    server.clock.advance("20 seconds")
    expect(await ask("eu")).toBe(200)
  })
})

it("knows the vendor's own hosts, of every service", async () => {
  const server = createFakeServer(european)
  await server.seed(paid)
  const ask = async (host: string, asked = path) =>
    (await server.fetch(`https://${host}${asked}`, { headers: login })).text()
  const lines = `/api/2.0/export?project_id=${projectId}&${new URLSearchParams(days)}`
  expect(await ask("mixpanel.com")).toContain('{"2026-02-01":0}')
  expect(await ask("eu.mixpanel.com")).toContain('{"2026-02-01":1}')
  expect(await ask("data.mixpanel.com", lines)).toBe("")
  expect(await ask("data-eu.mixpanel.com", lines)).toContain('"event":"Paid"')
})

it("goes by the host that a client names, as when it takes the server for a proxy", async (test) => {
  const { server } = await opened(faces[1], test, european)
  await server.seed(paid)
  const ask = async (address: string, host?: string) => {
    const { hostname, port } = new URL(server.url)
    const request = http.request({ hostname, port, path: address, headers: { ...login, ...(host && { host }) } }).end()
    const [response] = await once(request, "response")
    return (await text(response)).includes('{"2026-02-01":1}')
  }
  expect(await ask(`http://mixpanel.com${path}`)).toBe(false)
  expect(await ask(`http://eu.mixpanel.com${path}`)).toBe(true)
  expect(await ask(path, "in.mixpanel.com")).toBe(false)
  expect(await ask(path, "eu.mixpanel.com")).toBe(true)
})

it("has one address for all regions while there are no projects", async (test) => {
  const socket = faces[1]
  const { server } = await opened(socket, test)
  expect(server.regionUrl("eu")).toBe(server.url)
})
