import { describe, expect, it } from "vitest"
import { faces } from "../faces.ts"
import { days, event, openedProject, projectId } from "./project.ts"

const names = ["/api/query/events/names", { type: "general" }] as const
const lines = ["/api/2.0/export", days] as const

describe.each(faces)("limits $name", (face) => {
  it("let sixty queries an hour through, and the next when the first is an hour old", async (test) => {
    const { server, get } = await openedProject(face, test, { limits: true })
    const ask = async () => (await get(...names)).status
    await ask()
    server.clock.advance("1 minute")
    for (let call = 1; call < 60; call++) expect(await ask()).toBe(200)
    expect(await ask()).toBe(429)
    server.clock.advance("58 minutes")
    expect(await ask()).toBe(429)
    server.clock.advance("1 minute")
    expect([await ask(), await ask()]).toEqual([200, 429])
    expect(server.limits).toEqual([{ projectId, limit: "query", lastHour: 60, lastSecond: 1, running: 0, refused: 3 }])
  })

  it("are answered in the service's words, and by Retry-After only when told to", async (test) => {
    const silent = await openedProject(face, test, { limits: { query: { perHour: 0 } } })
    const response = await silent.get(...names)
    expect([response.status, response.headers.get("retry-after"), await response.json()]).toEqual([
      429,
      null,
      {
        request: "/api/query/events/names",
        error:
          `Query rate limit exceeded for project_id: ${projectId}. ` +
          "1/5 queries running concurrently and 1/0 queries running in the last hour."
      }
    ])
    const telling = await openedProject(face, test, { limits: { query: { perHour: 1 }, retryAfter: true } })
    await telling.get(...names)
    telling.server.clock.advance("20 minutes")
    expect((await telling.get(...names)).headers.get("retry-after")).toBe("2400")
  })

  it("count each kind of call and each project for itself", async (test) => {
    const second = { projectId: 2, serviceAccounts: [{ username: "reader.1a2b.mp-service-account", secret: "s3cret" }] }
    const first = { projectId, serviceAccounts: second.serviceAccounts }
    const { server, get, post } = await openedProject(face, test, {
      projects: [first, second],
      limits: { query: { perHour: 1 }, jql: { perHour: 1 } }
    })
    server.onJql(() => [])
    const asked = [
      await get(...names),
      await get(...names),
      await get(names[0], { ...names[1], project_id: "2" }),
      await post("/api/query/jql", { script: "x" }),
      await post("/api/query/jql", { script: "x" }),
      await get(...lines)
    ]
    expect(asked.map(({ status }) => status)).toEqual([200, 429, 200, 200, 429, 200])
    expect(server.limits.map(({ limit, projectId: id, lastHour, refused }) => [id, limit, lastHour, refused])).toEqual([
      [2, "query", 1, 0],
      [projectId, "export", 1, 0],
      [projectId, "jql", 1, 1],
      [projectId, "query", 1, 1]
    ])
  })

  it("let three exports through in a second", async (test) => {
    const { server, get } = await openedProject(face, test, { limits: true })
    const ask = async () => (await get(...lines)).status
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 200])
    const fourth = await get(...lines)
    expect([fourth.status, (await fourth.json()).error]).toEqual([
      429,
      `Query rate limit exceeded for project_id: ${projectId}. 1/100 queries running concurrently, ` +
        "4/3 queries running in the last second and 4/60 queries running in the last hour."
    ])
    server.clock.advance("1 second")
    expect(await ask()).toBe(200)
  })

  it("let five queries run at once, by the answers that are still on their way", async (test) => {
    const { server, get } = await openedProject(face, test, { limits: true })
    server.faults.set([{ times: 5, fault: { kind: "delay", by: "1 minute" } }])
    const slow = Array.from({ length: 5 }, () => get(...names))
    await server.waitFor(() => server.clock.waiting === 5 && server.limits[0]?.running === 5)
    expect((await get(...names)).status).toBe(429)
    server.clock.advance("1 minute")
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect((await get(...names)).status).toBe(200)
    expect(server.limits[0]).toMatchObject({ running: 0, refused: 1 })
  })

  it("count an export as running until its last byte has been read or given up", async (test) => {
    const { server, get } = await openedProject(face, test, { limits: { export: { concurrent: 1 } } })
    const text = "x".repeat(1000)
    await server.seed(
      Array.from({ length: 40_000 }, (_, index) => event("Did", `p${index}`, "2026-02-14T10:00:00Z", { text }))
    )
    const whole = await get(...lines)
    expect((await get(...lines)).status).toBe(429)
    await whole.text()
    await server.waitFor(() => server.limits[0]?.running === 0)
    const given = await get(...lines)
    expect(given.status).toBe(200)
    await given.body?.cancel()
    await server.waitFor(() => server.limits[0]?.running === 0)
  })

  it("hold for nobody unless they are switched on, and are counted all the same", async (test) => {
    const { server, get } = await openedProject(face, test)
    for (let call = 0; call < 61; call++) expect((await get(...names)).status).toBe(200)
    expect(server.limits).toMatchObject([{ limit: "query", lastHour: 61, refused: 0 }])
  })

  it("go back with a snapshot", async (test) => {
    const { server, get } = await openedProject(face, test, { limits: { query: { perHour: 1 } } })
    const before = server.snapshot()
    expect([(await get(...names)).status, (await get(...names)).status]).toEqual([200, 429])
    server.restore(before)
    expect((await get(...names)).status).toBe(200)
    server.reset()
    expect(server.limits).toEqual([])
  })
})
