import { describe, expect, it } from "vitest"
import { faces } from "../faces.ts"
import { days, event, openedProject, project, projectId } from "./project.ts"

const json = (value: unknown) => ({ method: "POST", body: JSON.stringify(value) })

describe.each(faces)("the control API $name", (face) => {
  it("saves what questions are about", async (test) => {
    const { server, fetch, json: ask, post } = await openedProject(face, test)
    const control = async (path: string, init?: RequestInit) =>
      (await fetch(`${server.url}/__fake__/${path}`, init)).json()
    const lines = [event("Visited", "ann", "2026-02-14T10:00:00Z"), event("Paid", "ann", "2026-02-14T11:00:00Z")]
    const body = lines.map((line) => JSON.stringify(line)).join("\n")
    expect(await control("seed", { method: "POST", body })).toMatchObject({ events: 2, skipped: [] })
    const people = '{"$distinct_id":"ann","$properties":{"plan":"pro"}}\nnobody\n'
    expect(await control("people", { method: "POST", body: people })).toMatchObject({
      people: 1,
      skipped: [{ line: 2 }]
    })
    const funnel = await control("funnels", json({ name: "Buying", steps: ["Visited", "Paid"] }))
    const cohort = await control("cohorts", json({ name: "Pros", where: 'properties["plan"] == "pro"' }))
    const bookmark = await control("bookmarks", json({ events: ["Paid"], unit: "month", interval: 1 }))

    const { data } = await ask("/api/query/funnels", { funnel_id: String(funnel.id), ...days, interval: "15" })
    expect(data["2026-02-01"].analysis.completion).toBe(1)
    const cohorts = await (await post("/api/query/cohorts/list", {})).json()
    expect(cohorts).toMatchObject([{ id: cohort.id, count: 1 }])
    const { series } = await ask("/api/query/insights", { bookmark_id: String(bookmark.id) })
    expect(Object.values(series.Paid)).toEqual([1])
  })

  it("reads limits, annotations and the addresses of regions", async (test) => {
    const { server, fetch, json: ask } = await openedProject(face, test)
    const control = async (path: string) => (await fetch(`${server.url}/__fake__/${path}`)).json()
    await ask("/api/query/events/names", { type: "general" })
    expect(await control("limits")).toEqual(server.limits)
    expect(await control("limits")).toMatchObject([{ projectId, limit: "query", lastHour: 1 }])
    expect(await control("annotations")).toEqual([])
    expect(await control("regions")).toEqual({
      us: server.regionUrl("us"),
      eu: server.regionUrl("eu"),
      in: server.regionUrl("in")
    })
  })

  it("saves for one product when told which", async (test) => {
    const {
      server,
      fetch,
      json: ask
    } = await openedProject(face, test, {
      projects: [
        { ...project, key: "mine" },
        { ...project, projectId: 2, key: "theirs" }
      ]
    })
    const init = json({ name: "f", steps: ["a"] })
    await (await fetch(`${server.url}/__fake__/funnels?key=theirs`, init)).json()
    const list = (id: number) => ask("/api/query/funnels/list", { project_id: String(id) })
    expect([await list(projectId), await list(2)]).toEqual([[], [{ funnel_id: 1, name: "f" }]])
  })

  it("sets the faults of what is read", async (test) => {
    const { server, fetch } = await openedProject(face, test)
    const set = async (value: unknown) => (await fetch(`${server.url}/__fake__/faults`, json(value))).json()
    const rules = async (value: unknown) => (await set(value)).map(({ rule }: { rule: unknown }) => rule)
    const once = { operation: "exportEvents", times: 1 }
    expect(await rules({ preset: "terminatedEarly", afterLines: 3 })).toEqual([
      { ...once, fault: { kind: "terminated-early", afterLines: 3 } }
    ])
    expect(await rules({ preset: "malformedLine", line: 2, nth: 4 })).toEqual([
      { operation: "exportEvents", nth: 4, fault: { kind: "malformed-line", line: 2 } }
    ])
    expect(await rules({ preset: "cutShort", afterBytes: 9, every: 2 })).toEqual([
      { every: 2, fault: { kind: "cut", afterBytes: 9 } }
    ])
    expect(await rules({ preset: "expiredCredentials" })).toEqual([{ fault: { kind: "expired-credentials" } }])
    expect(await rules({ preset: "wrongRegion", times: 2 })).toEqual([{ times: 2, fault: { kind: "wrong-region" } }])
    const { error } = await set({ preset: "cutShort" })
    expect(error.message).toBe('the preset cutShort needs "afterBytes"')
  })

  it("answers mistakes with what is wrong", async (test) => {
    const { server, fetch } = await openedProject(face, test)
    const mistake = async (path: string, value: unknown) => {
      const response = await fetch(`${server.url}/__fake__/${path}`, json(value))
      return [response.status, (await response.json()).error.message]
    }
    expect(await mistake("funnels", { name: "f" })).toEqual([400, "pass steps as a list"])
    expect(await mistake("funnels", { steps: [] })).toEqual([400, "pass name as a text"])
    expect(await mistake("funnels", { name: "f", steps: [] })).toEqual([400, "a funnel needs steps"])
    expect(await mistake("cohorts", {})).toEqual([400, "pass name as a text"])
    expect(await mistake("bookmarks", {})).toEqual([400, "pass events as a list"])
  })
})
