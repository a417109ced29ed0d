import { gunzipSync } from "node:zlib"
import { createFakeServer } from "@tallymark/testing"
import { describe, expect, it, type TestContext } from "vitest"
import { faces } from "../faces.ts"
import { days, event, type Get, login, noon, openedProject, project, projectId, withProject } from "./project.ts"

const path = "/api/2.0/export"

const linesOf = (text: string) =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line))

const exported = async (get: Get, parameters: Record<string, string> = {}) =>
  linesOf(await (await get(path, { ...days, ...parameters })).text())

const names = (lines: ReadonlyArray<{ event: string }>) => lines.map((line) => line.event)

describe.each(faces)("an export $name", (face) => {
  it("has every event of the days on a line of its own, oldest first, just as it came", async (test) => {
    const { server, get } = await openedProject(face, test)
    const nested = { $insert_id: "i1", cart: [{ sku: "a", tags: [] }], deep: { er: { null: null } } }
    await server.seed([
      event("Late", "bob", "2026-02-14T10:00:00Z"),
      event("Early", "bob", "2026-02-01T00:00:00Z", nested),
      event("Too early", "bob", "2026-01-31T23:59:59Z"),
      event("Today", "eve", "2026-02-15T23:00:00Z")
    ])
    const response = await get(path, days)
    expect(response.headers.get("content-type")).toBe("text/plain")
    const text = await response.text()
    expect(text.endsWith("}\n")).toBe(true)
    expect(linesOf(text)).toEqual([
      event("Early", "bob", "2026-02-01T00:00:00Z", nested),
      event("Late", "bob", "2026-02-14T10:00:00Z"),
      event("Today", "eve", "2026-02-15T23:00:00Z")
    ])
  })

  it("is gzip for those who take it, when it is long enough to be worth it", async (test) => {
    const { server, get } = await openedProject(face, test)
    await server.seed([event("Short", "bob", "2026-02-14T10:00:00Z")])
    const encoding = async (accepted: string) => {
      const headers = { ...login, "accept-encoding": accepted }
      return (await get(path, days, { headers })).headers.get("content-encoding")
    }
    expect(await encoding("gzip")).toBeNull()
    await server.seed([event("Long", "bob", "2026-02-14T10:00:00Z", { text: "x".repeat(1400) })])
    expect(await encoding("gzip")).toBe("gzip")
    expect(await encoding("deflate, gzip;q=0.5")).toBe("gzip")
    expect(await encoding("deflate")).toBeNull()
    expect(await encoding("identity, gzip;q=0")).toBeNull()
  })

  it("filters by names and by an expression, and stops at a limit", async (test) => {
    const { server, get } = await openedProject(face, test)
    await server.seed(
      ["a", "b", "c", "a"].map((name, index) => event(name, "bob", `2026-02-0${index + 1}T10:00:00Z`, { index }))
    )
    expect(names(await exported(get, { event: '["a","c"]' }))).toEqual(["a", "c", "a"])
    expect(names(await exported(get, { where: 'properties["index"] > 1' }))).toEqual(["c", "a"])
    expect(names(await exported(get, { limit: "2" }))).toEqual(["a", "b"])
    expect(names(await exported(get, { limit: "1", event: '["a"]', where: 'properties["index"] > 1' }))).toEqual(["a"])
  })

  it("tells times in seconds, or in milliseconds when asked to", async (test) => {
    const { server, get } = await openedProject(face, test)
    await server.seed([{ event: "Did", properties: { time: noon - 1, distinct_id: "bob" } }])
    const times = async (parameters?: Record<string, string>) =>
      (await exported(get, parameters)).map(({ properties }) => properties.time)
    expect(await times()).toEqual([noon / 1000 - 1])
    expect(await times({ time_in_ms: "true" })).toEqual([noon - 1])
  })

  it("has no end in the future, by the zone its days are of", async (test) => {
    const zoned = { ...project, timeZone: "Pacific/Kiritimati" } // fourteen hours ahead
    const utc = await openedProject(face, test, { projects: [zoned] })
    const body = async (get: Get, to: string) => {
      const response = await get(path, { from_date: "2026-02-15", to_date: to })
      return response.status === 200 ? names(linesOf(await response.text())) : (await response.json()).error
    }
    const late = [event("Yesterday", "bob", "2026-02-15T09:00:00Z"), event("Today", "bob", "2026-02-15T11:00:00Z")]
    await utc.server.seed(late)
    expect(await body(utc.get, "2026-02-15")).toEqual(["Yesterday", "Today"])
    expect(await body(utc.get, "2026-02-16")).toBe("to_date cannot be later than today")
    const local = await openedProject(face, test, { projects: [{ ...zoned, exportDays: "project" }] })
    await local.server.seed(late)
    expect(await body(local.get, "2026-02-15")).toEqual(["Yesterday"])
    expect(await body(local.get, "2026-02-16")).toEqual(["Yesterday", "Today"])
    expect(await body(local.get, "2026-02-17")).toBe("to_date cannot be later than today")
  })

  it("tells the time by the clocks of an older project, as if it were that of Greenwich", async (test) => {
    const old = { ...project, timeZone: "Asia/Kathmandu", exportDays: "project" as const }
    const { server, get } = await openedProject(face, test, { projects: [old] })
    await server.seed([event("Early", "bob", "2026-02-13T18:15:00Z"), event("Late", "bob", "2026-02-14T18:14:59Z")])
    const [early, late] = [Date.UTC(2026, 1, 14) / 1000, Date.UTC(2026, 1, 14, 23, 59, 59) / 1000]
    const day = { from_date: "2026-02-14", to_date: "2026-02-14" }
    const times = async (parameters: Record<string, string>) =>
      (await exported(get, parameters)).map(({ properties }) => properties.time)
    expect(await times(day)).toEqual([early, late])
    expect(await times({ ...day, time_in_ms: "true" })).toEqual([early * 1000, late * 1000])
    expect(await times({ ...day, where: `properties["time"] == ${Date.UTC(2026, 1, 13, 18, 15) / 1000}` })).toEqual([
      early
    ])
  })

  it("refuses what cannot be meant", async (test) => {
    const { get } = await openedProject(face, test)
    const error = async (parameters: Record<string, string>) => {
      const response = await get(path, { ...days, ...parameters })
      return [response.status, (await response.json()).error]
    }
    expect(await error({ to_date: "2026-01-01" })).toEqual([400, "from_date cannot be later than to_date"])
    expect(await error({ limit: "100001" })).toEqual([400, expect.stringContaining("limit must be at most 100000")])
    expect(await error({ from_date: "2026-02-30" })).toEqual([400, expect.stringContaining("from_date")])
    expect(await error({ where: "properties[plan]" })).toEqual([400, expect.stringContaining("where")])
  })
})

describe.each(faces)("an export of many events $name", (face) => {
  const count = 30_000

  const big = async (test: TestContext) => {
    const opened = await openedProject(face, test)
    let written = 0
    // Writing it as JSON counts it.
    const counter = { toJSON: () => `${++written} ${"x".repeat(1000)}` }
    await opened.server.seed(
      Array.from({ length: count }, (_, index) => event("Did", `p${index}`, "2026-02-14T10:00:00Z", { counter }))
    )
    const ask = (accepted: string) => opened.get(path, days, { headers: { ...login, "accept-encoding": accepted } })
    return { ...opened, ask, written: () => written }
  }

  it("is made while it is read, and no further", async (test) => {
    const { server, fetch, ask, written } = await big(test)
    const reader = (await ask("identity")).body?.getReader()
    await reader?.read()
    await (await fetch(`${server.url}/__fake__/clock`)).text()
    expect(written()).toBeGreaterThan(0)
    expect(written()).toBeLessThan(count / 2)
    await reader?.cancel()
  })

  it.for(["gzip", "identity"])("arrives whole as %s", async (accepted, test) => {
    const { ask } = await big(test)
    expect(linesOf(await (await ask(accepted)).text())).toHaveLength(count)
  })
})

it("keeps its bytes compressed where nobody unpacks them", async () => {
  const server = createFakeServer(withProject())
  await server.seed([event("Long", "bob", "2026-02-14T10:00:00Z", { text: "x".repeat(2000) })])
  const url = `${server.url}${path}?${new URLSearchParams({ project_id: String(projectId), ...days })}`
  const response = await server.handle(new Request(url, { headers: { ...login, "accept-encoding": "gzip" } }))
  expect(gunzipSync(await response.arrayBuffer()).toString()).toContain('"event":"Long"')
})
