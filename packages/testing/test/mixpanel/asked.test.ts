import { assertAsked, createFakeServer } from "@tallymark/testing"
import "@tallymark/testing/vitest"
import { describe, expect, it } from "vitest"
import { call } from "../faces.ts"
import { days, login, projectId, withProject } from "./project.ts"

const asking = async () => {
  const server = createFakeServer(withProject())
  const get = (path: string, parameters: Record<string, string>) =>
    server.fetch(`${server.url}${path}?${new URLSearchParams({ project_id: String(projectId), ...parameters })}`, {
      headers: login
    })
  await get("/api/query/segmentation", { event: "Paid", ...days, on: 'properties["plan"]', limit: "5" })
  await get("/api/query/segmentation", { event: "Left", ...days })
  await get("/api/query/events", { event: '["a","b"]', type: "unique", unit: "day", ...days })
  await server.fetch(`${server.url}/api/query/engage?project_id=${projectId}`, {
    method: "POST",
    headers: login,
    body: new URLSearchParams({ filter_by_cohort: '{"id": 5}', include_all_users: "false" })
  })
  await server.fetch(`${server.url}/api/app/projects/${projectId}/annotations/7`, {
    method: "PATCH",
    headers: { ...login, "content-type": "application/json" },
    body: '{"description":"New","tags":[1,2]}'
  })
  return server
}

const failure = (check: () => void): string => {
  try {
    check()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error("it did not fail")
}

describe("toHaveAsked", () => {
  it("finds a call by its operation, and by parameters wherever they travel", async () => {
    const server = await asking()
    expect(server).toHaveAsked("segmentation")
    expect(server).toHaveAsked("segmentation", { event: "Paid", on: 'properties["plan"]', limit: 5 })
    expect(server).toHaveAsked("eventCounts", { event: ["a", "b"] })
    expect(server).toHaveAsked("people", { filter_by_cohort: { id: 5 }, include_all_users: false })
    expect(server).toHaveAsked("updateAnnotation", { annotation_id: 7, tags: [1, 2], description: "New" })
    expect(server).toHaveAsked("segmentation", { from_date: expect.stringMatching(/^2026/) })
    expect(server).toHaveAsked("eventCounts", { event: expect.arrayContaining(["b"]) })
    expect(server).not.toHaveAsked("retention")
    expect(server).not.toHaveAsked("segmentation", { event: "Paid", limit: 6 })
    expect(server).not.toHaveAsked("eventCounts", { event: ["b", "a"] })
  })

  it("finds calls of the tracking service too", async () => {
    const server = createFakeServer()
    await server.fetch(call(server, "/e", { _p: "bob", _n: "Did" }))
    expect(server).toHaveAsked("record", { _n: "Did" })
  })

  it("says how the nearest call differs", async () => {
    const server = await asking()
    const message = failure(() =>
      assertAsked(server, "segmentation", { event: "Paid", limit: 6, on: expect.any(Number), unit: "day" })
    )
    expect(message.split("\n")).toEqual([
      "segmentation was asked twice, and never so. The nearest:",
      '  limit: expected 6, got "5"',
      '  on: expected Any<Number>, got "properties[\\"plan\\"]"',
      '  unit: expected "day", and it is not there'
    ])
  })

  it("says what was asked instead", async () => {
    const message = failure(() => assertAsked(createFakeServer(), "retention"))
    expect(message).toBe("retention was not asked; what was: nothing")
    const server = await asking()
    expect(failure(() => assertAsked(server, "retention"))).toBe(
      "retention was not asked; what was: segmentation, eventCounts, people, updateAnnotation"
    )
  })

  it("says what should not have been asked", async () => {
    const server = await asking()
    expect(failure(() => expect(server).not.toHaveAsked("segmentation", { limit: 5 }))).toBe(
      "segmentation was asked, and should not have been:\n  limit  5"
    )
  })

  it("takes a server only", () => {
    expect(() => expect({}).toHaveAsked("people")).toThrow("takes a fake server")
  })
})

it("tells questions from what was not stored when something is waited for in vain", async () => {
  const server = await asking()
  const message = await server.waitFor(1, { timeout: "1 millis" }).catch((error) => error.message)
  expect(message).toContain("0 events, in 5 requests")
  expect(message).not.toContain("/api/query/segmentation")
  expect(message).toContain("PATCH /api/app/projects/12345/annotations/7 → 404 refused")
})
