import { describe, expect, it } from "vitest"
import { faces } from "../faces.ts"
import { days, login, openedProject, project, projectId, signed } from "./project.ts"

describe.each(faces)("a question that departs from its table $name", (face) => {
  it("is refused with everything that is wrong with it, and is a violation", async (test) => {
    const { server, json } = await openedProject(face, test)
    const path = "/api/query/segmentation"
    const answer = await json(path, { event: "Paid", from_date: "2026-02-30", unit: "second" })
    expect(answer).toEqual({ request: path, error: expect.any(String) })
    const { issues, operation } = server.violations[0] ?? {}
    expect(operation).toBe("segmentation")
    expect(issues?.map((issue) => issue.path)).toEqual(["from_date", "unit", "to_date"])
    for (const { path: name, message } of issues ?? []) expect(answer.error).toContain(`${name} ${message}`)
  })

  it("knows the parameters of its own generation only", async (test) => {
    const { server, fetch, json } = await openedProject(face, test)
    const current = await json("/api/2.0/export", { ...days, bucket: "5" })
    expect(current.error).toBe("bucket is not a parameter of this operation in the current API, only in legacy")
    const parameters = signed({ ...days, time_in_ms: "true" })
    const legacy = await fetch(`${server.url}/api/2.0/export/?${new URLSearchParams(parameters)}`)
    expect((await legacy.json()).error).toMatch(/^time_in_ms is not a parameter .* only in current$/)
    expect(server.violations.map(({ operation }) => operation)).toEqual(["exportEvents", "exportEvents"])
  })

  it("has its parameters where they belong", async (test) => {
    const { server, fetch, post } = await openedProject(face, test)
    const problem = async (response: Promise<Response>) => (await (await response).json()).error
    expect(await problem(post("/api/query/engage", { project_id: String(projectId) }))).toMatch(
      /^project_id travels in/
    )
    const where = encodeURIComponent('"a" == "a"')
    const query = `${server.url}/api/query/engage?project_id=${projectId}&where=${where}`
    expect(await problem(fetch(query, { method: "POST", headers: login }))).toBe(
      "where travels in the form, not in the query"
    )
    const json = { method: "POST", headers: { ...login, "content-type": "application/json" }, body: "{}" }
    expect(await problem(fetch(`${server.url}/api/query/engage?project_id=${projectId}`, json))).toMatch(
      /^content-type must be application\/x-www-form-urlencoded/
    )
    const names = `${server.url}/api/query/events/names?project_id=${projectId}`
    expect(await problem(fetch(names, { method: "DELETE", headers: login }).then(asText))).toContain("no DELETE")
  })

  it("is refused by a strict server in the same words", async (test) => {
    const errors = await Promise.all(
      [false, true].map(async (strict) => {
        const { json } = await openedProject(face, test, {}, { strict })
        return json("/api/query/events/names", { type: "some", more: "1" })
      })
    )
    expect(errors[0]).toEqual(errors[1])
    expect(errors[0].error).toContain("more is not a parameter")
  })

  it("may ask for the headers of a path, and does nothing", async (test) => {
    const { server, fetch } = await openedProject(face, test)
    const head = await fetch(`${server.url}/api/app/projects/${projectId}/annotations/7`, { method: "HEAD" })
    expect([head.status, head.headers.get("content-type")]).toEqual([200, "application/json"])
    const options = await fetch(`${server.url}/api/app/projects/${projectId}/annotations/7`, { method: "OPTIONS" })
    expect(options.headers.get("allow")).toBe("GET, PATCH, DELETE, HEAD, OPTIONS")
    expect([server.violations, server.limits]).toEqual([[], []])
  })

  it("may have any number in its path, and no text", async (test) => {
    const { server, fetch } = await openedProject(face, test, { projects: [project, { ...project, projectId: 7 }] })
    const ask = async (id: string) =>
      (await fetch(`${server.url}/api/app/projects/${id}/annotations`, { headers: login })).status
    expect([await ask("7"), await ask("8"), await ask("seven"), await ask("%37")]).toEqual([200, 403, 400, 200])
  })
})

/** Whatever a body holds as the error of an answer. */
const asText = async (response: Response): Promise<Response> => Response.json({ error: await response.text() })
