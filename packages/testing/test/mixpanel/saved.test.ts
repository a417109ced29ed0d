import { createFakeServer } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { call, faces } from "../faces.ts"
import { days, event, openedProject, project, projectId } from "./project.ts"

describe.each(faces)("what people save $name", (face) => {
  it("is a funnel, which is computed by its id", async (test) => {
    const { server, json } = await openedProject(face, test)
    const id = server.addFunnel({ name: "Buying", steps: ["Visited", { event: "Paid", where: 'properties["n"] > 1' }] })
    await server.seed([
      event("Visited", "ann", "2026-02-14T10:00:00Z"),
      event("Visited", "bob", "2026-02-14T10:00:00Z"),
      event("Paid", "ann", "2026-02-14T11:00:00Z", { n: 2 }),
      event("Paid", "bob", "2026-02-14T11:00:00Z", { n: 1 })
    ])
    expect(await json("/api/query/funnels/list")).toEqual([{ funnel_id: id, name: "Buying" }])
    const { data } = await json("/api/query/funnels", { funnel_id: String(id), ...days, interval: "15" })
    expect(data["2026-02-01"].steps.map(({ count }: { count: number }) => count)).toEqual([2, 1])
    expect(() => server.addFunnel({ name: "Empty", steps: [] })).toThrow("a funnel needs steps")
  })

  it("is a cohort, whose people are counted when somebody asks", async (test) => {
    const { server, post } = await openedProject(face, test)
    const id = server.addCohort({ name: "Pros", description: "who pay", where: 'properties["plan"] == "pro"' })
    server.addCohort({ name: "Hidden", distinctIds: ["a", "b"], isVisible: false })
    const list = async () => (await post("/api/query/cohorts/list", {})).json()
    const pros = {
      count: 0,
      is_visible: 1,
      description: "who pay",
      created: "2026-02-15 12:00:00",
      project_id: projectId,
      id,
      name: "Pros"
    }
    expect(await list()).toEqual([
      pros,
      { ...pros, count: 2, is_visible: 0, description: "", id: id + 1, name: "Hidden" }
    ])
    await server.seedPeople([{ $distinct_id: "ann", $properties: { plan: "pro" } }])
    expect((await list())[0].count).toBe(1)
  })

  it("is an Insights report, which is computed in the project's time zone", async (test) => {
    const { server, json } = await openedProject(face, test, {
      projects: [{ ...project, timeZone: "America/Los_Angeles" }]
    })
    await server.seed([
      event("Paid", "ann", "2026-02-14T07:59:00Z"),
      event("Paid", "ann", "2026-02-14T08:00:00Z"),
      event("Paid", "ann", "2026-02-14T09:00:00Z")
    ])
    const daily = server.addBookmark({ events: ["Paid"], from: "2026-02-13", to: "2026-02-14" })
    expect(await json("/api/query/insights", { bookmark_id: String(daily) })).toEqual({
      computed_at: "2026-02-15T12:00:00.000000+00:00",
      date_range: { from_date: "2026-02-13T00:00:00-08:00", to_date: "2026-02-14T23:59:59.999000-08:00" },
      headers: ["$event"],
      series: { Paid: { "2026-02-13T00:00:00-08:00": 1, "2026-02-14T00:00:00-08:00": 2 } }
    })
    const people = server.addBookmark({ events: ["Paid", "Left"], type: "unique", unit: "month", interval: 1 })
    expect((await json("/api/query/insights", { bookmark_id: String(people) })).series).toEqual({
      Paid: { "2026-02-01T00:00:00-08:00": 1 },
      Left: { "2026-02-01T00:00:00-08:00": 0 }
    })
    expect(await json("/api/query/insights", { bookmark_id: "99" })).toMatchObject({
      error: "bookmark 99 does not exist"
    })
    expect(() => server.addBookmark({ events: [] })).toThrow("a report needs events")
  })
})

describe.each(faces)("the activity of people $name", (face) => {
  it("is their events of the days, oldest first, under any of their identities", async (test) => {
    const { server, fetch, json } = await openedProject(face, test)
    await fetch(call(server, "/a", { _p: "cookie", _n: "ann" }))
    await server.seed([
      event("Late", "ann", "2026-02-14T10:00:00Z"),
      event("Early", "cookie", "2026-02-01T00:00:00Z", { n: [1] }),
      event("Other", "bob", "2026-02-10T00:00:00Z"),
      event("Before", "ann", "2026-01-31T00:00:00Z")
    ])
    const { results, status } = await json("/api/query/stream/query", { distinct_ids: '["ann"]', ...days })
    expect(status).toBe("ok")
    expect(results.events).toEqual([
      event("Early", "cookie", "2026-02-01T00:00:00Z", { n: [1] }),
      event("Late", "cookie", "2026-02-14T10:00:00Z")
    ])
  })
})

describe.each(faces)("a script $name", (face) => {
  it("is answered with a 501 that says how to answer it", async (test) => {
    const { server, post } = await openedProject(face, test)
    const response = await post("/api/query/jql", { script: "x" })
    expect([response.status, (await response.json()).error]).toEqual([501, expect.stringContaining("server.onJql")])
    expect(server.requests.at(-1)).toMatchObject({ operation: "jql", outcome: "refused" })
  })

  it("is answered by whoever was told to", async (test) => {
    const { server, post } = await openedProject(face, test)
    await server.seed([event("Paid", "ann", "2026-02-14T10:00:00Z")])
    await server.seedPeople([{ $distinct_id: "ann", $properties: {} }])
    server.onJql(({ script, params, events, people }) => [script, params, [...events].length, [...people]])
    const answer = await post("/api/query/jql", { script: "main", params: '{"a":1}' })
    expect(await answer.json()).toEqual(["main", { a: 1 }, 1, [{ $distinct_id: "ann", $properties: {} }]])
    server.onJql(() => {
      throw new Error("ReferenceError: Evnts is not defined")
    })
    const failed = await post("/api/query/jql", { script: "main" })
    expect([failed.status, (await failed.json()).error]).toEqual([400, "ReferenceError: Evnts is not defined"])
    server.onJql(undefined)
    expect((await post("/api/query/jql", { script: "main" })).status).toBe(501)
  })
})

it("goes with a reset, and comes back with a snapshot", async () => {
  const server = createFakeServer()
  server.addFunnel({ name: "f", steps: ["a"] })
  server.onJql(() => 1)
  const snapshot = server.snapshot()
  const state = async () => {
    const headers = { authorization: `Basic ${btoa("a:b")}` }
    const body = new URLSearchParams({ script: "x" })
    const funnels = await server.fetch(`${server.url}/api/query/funnels/list?project_id=1`, { headers })
    const script = await server.fetch(`${server.url}/api/query/jql?project_id=1`, { method: "POST", headers, body })
    return [(await funnels.json()).length, script.status]
  }
  server.reset()
  expect(await state()).toEqual([0, 501])
  server.restore(snapshot)
  expect(await state()).toEqual([1, 200])
})
