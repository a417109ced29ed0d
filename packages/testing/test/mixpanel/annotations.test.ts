import { describe, expect, it, type TestContext } from "vitest"
import { type Face, faces } from "../faces.ts"
import { basic, login, openedProject, project, projectId } from "./project.ts"

const path = `/api/app/projects/${projectId}/annotations`

const annotating = async (face: Face, test: TestContext) => {
  const { server, fetch } = await openedProject(face, test)
  const send = async (method: string, where: string, body?: unknown) => {
    const headers = { ...login, "content-type": "application/json" }
    const init = body === undefined ? { method, headers: login } : { method, headers, body: JSON.stringify(body) }
    const response = await fetch(`${server.url}${path}${where}`, init)
    const answer = await response.json()
    return [response.status, answer.results ?? answer.error ?? answer]
  }
  const legacy = async (name: string, parameters: Record<string, string>) => {
    const url = `${server.url}/api/2.0/annotations/${name}?${new URLSearchParams(parameters)}`
    return (await fetch(url, { headers: basic(project.secret ?? "", "") })).json()
  }
  return { server, send, legacy }
}

const launch = { date: "2026-02-14 13:00:00", description: "Launched" }
const user = { id: 1, first_name: "Fake", last_name: "Server" }

describe.each(faces)("annotations $name", (face) => {
  it("are created, read, changed and deleted", async (test) => {
    const { server, send } = await annotating(face, test)
    const created = { id: 1, ...launch, user, tags: [] }
    expect(await send("POST", "", launch)).toEqual([201, created])
    expect(await send("GET", "/1")).toEqual([200, created])
    expect(await send("PATCH", "/1", { description: "Launched 2" })).toEqual([
      200,
      { ...created, description: "Launched 2" }
    ])
    expect(server.annotations).toEqual([{ id: 1, ...launch, description: "Launched 2", tags: [] }])
    expect(await send("DELETE", "/1")).toEqual([200, { id: 1 }])
    for (const method of ["GET", "PATCH", "DELETE"]) {
      const body = method === "PATCH" ? {} : undefined
      expect(await send(method, "/1", body)).toEqual([404, "Annotation not found"])
    }
  })

  it("keep their date for good", async (test) => {
    const { server, send } = await annotating(face, test)
    await send("POST", "", launch)
    const [status, error] = await send("PATCH", "/1", { date: "2026-02-15 00:00:00" })
    expect([status, error]).toEqual([400, expect.stringMatching(/^date is not a parameter/)])
    expect(server.annotations).toMatchObject([launch])
  })

  it("are listed by date, for some days or for all", async (test) => {
    const { send } = await annotating(face, test)
    for (const day of ["10", "14", "12"]) {
      await send("POST", "", { date: `2026-02-${day} 23:00:00`, description: day })
    }
    const listed = async (query: string) => {
      const [, results] = await send("GET", query)
      return results.map(({ description }: { description: string }) => description)
    }
    expect(await listed("")).toEqual(["10", "12", "14"])
    expect(await listed("?fromDate=2026-02-12")).toEqual(["12", "14"])
    expect(await listed("?fromDate=2026-02-11&toDate=2026-02-12")).toEqual(["12"])
  })

  it("have tags, which must exist", async (test) => {
    const { server, send } = await annotating(face, test)
    const tag = { id: 1, name: "Releases" }
    expect(await send("POST", "/tags", { name: "Releases" })).toEqual([
      200,
      { ...tag, project_id: projectId, has_annotations: false }
    ])
    expect(await send("POST", "", { ...launch, tags: [1] })).toMatchObject([201, { id: 2, tags: [tag] }])
    expect(await send("GET", "/tags")).toEqual([200, [{ ...tag, project_id: projectId, has_annotations: true }]])
    expect(await send("POST", "", { ...launch, tags: [99] })).toEqual([400, "tag 99 does not exist"])
    expect(server.annotations).toMatchObject([{ tags: ["Releases"] }])
    expect(await send("PATCH", "/2", { tags: [] })).toMatchObject([200, { ...launch, tags: [] }])
  })

  it("are refused when they make no sense", async (test) => {
    const { server, send } = await annotating(face, test)
    const bad: ReadonlyArray<readonly [body: unknown, path: RegExp]> = [
      [{ description: "x" }, /^date is required/],
      [{ ...launch, date: "14.2.2026" }, /^date must be/],
      [{ ...launch, tags: "1" }, /tags must be a list in JSON/],
      [{ ...launch, description: 5 }, /^description must be text in JSON/],
      [{ ...launch, colour: "red" }, /^colour is not a parameter/],
      [[launch], /^body must be a JSON object/]
    ]
    for (const [body, error] of bad) {
      expect(await send("POST", "", body)).toEqual([400, expect.stringMatching(error)])
    }
    expect(server.annotations).toEqual([])
    expect(server.violations).toHaveLength(bad.length)
  })

  it("are refused in the words of their generation", async (test) => {
    const { server, fetch } = await openedProject(face, test)
    const body = async (url: string, headers: Record<string, string>) =>
      (await fetch(`${server.url}${url}`, { headers })).json()
    expect(await body(`${path}?fromDate=soon`, login)).toEqual({
      error: expect.stringMatching(/^fromDate must be a date/),
      status: "error"
    })
    const request = "/api/2.0/annotations/delete/"
    const secret = basic(project.secret ?? "", "")
    expect(await body(request, secret)).toEqual({ request, error: "id is required" })
  })

  it("are the same ones in both generations", async (test) => {
    const { server, send, legacy } = await annotating(face, test)
    await send("POST", "", launch)
    expect(await legacy("create/", { date: "2026-02-15 09:00:00", description: "Old" })).toEqual({ error: false })
    expect(await legacy("", { from_date: "2026-02-14", to_date: "2026-02-15" })).toEqual({
      annotations: [
        { ...launch, project_id: projectId, id: 1 },
        { date: "2026-02-15 09:00:00", project_id: projectId, id: 2, description: "Old" }
      ],
      error: false
    })
    await legacy("update/", { id: "1", date: "2026-02-13 00:00:00", description: "Moved" })
    await legacy("delete/", { id: "2" })
    expect(await legacy("delete/", { id: "2" })).toMatchObject({ error: "Annotation not found" })
    expect(server.annotations).toEqual([{ id: 1, date: "2026-02-13 00:00:00", description: "Moved", tags: [] }])
  })
})
