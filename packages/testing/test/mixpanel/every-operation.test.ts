/** Every operation of every table is answered as the spec says, right or wrong, over both faces. */
import type { OperationSpec, ParameterSpec } from "@tallymark/core"
import type { FakeMixpanelOptions, FakeServer } from "@tallymark/testing"
import { describe, expect, it, type TestContext } from "vitest"
import { type Face, faces } from "../faces.ts"
import { basic, calls, days, event, login, openedProject, project, projectId, signed, tables } from "./project.ts"
import { specAnswers } from "./spec-answers.ts"

type Call = (typeof calls)[number]

const check = Object.fromEntries(tables.map(({ id }) => [id, specAnswers(id)]))

/** A server with something to say about everything. */
const filled = async (server: FakeServer, createAnnotation: () => Promise<unknown>) => {
  server.addFunnel({ name: "Sign-up", steps: ["Visited", "Signed Up"] }) // 1
  server.addBookmark({ events: ["Signed Up"], interval: 3 }) // 2
  server.addCohort({ name: "Pro", where: 'properties["plan"] == "pro"' }) // 3
  await createAnnotation() // 4
  server.onJql(({ params, events }) => [params, ...events])
  await server.seedPeople([{ $distinct_id: "bob", $properties: { plan: "pro", nested: { deep: [1] } } }])
  await server.seed([
    event("Visited", "bob", "2026-02-14T10:00:00Z", { campaign: "search" }),
    event("Signed Up", "bob", "2026-02-14T11:00:00Z", { plan: "pro", amount: 9.5 }),
    event("Signed Up", "eve", "2026-02-15T11:00:00Z", { plan: "free", amount: 20 })
  ])
}

/** A value for each parameter that an operation cannot do without, and for those that make it say more. */
const samples: Readonly<Record<string, string>> = {
  project_id: String(projectId),
  type: "general",
  ...days,
  event: "Signed Up",
  name: "plan",
  on: 'properties["amount"]',
  funnel_id: "1",
  bookmark_id: "2",
  distinct_ids: '["bob"]',
  script: "function main() {}",
  annotation_id: "4",
  id: "4",
  date: "2026-02-14 13:00:00",
  description: "Launched",
  born_event: "Visited",
  unit: "day",
  addiction_unit: "hour"
}

const textOf = ({ name, kind }: ParameterSpec): string => {
  const sample = samples[name]
  if (sample === undefined) throw new Error(`there is no sample of ${name}`)
  return kind === "strings" && !sample.startsWith("[") ? JSON.stringify([sample]) : sample
}

/** More than is required, because it is required one way or the other, or splits the answer. */
const optional = ["project_id", "from_date", "to_date", "born_event"]

const textsOf = ({ operation, generation }: Call): ReadonlyArray<readonly [ParameterSpec, string]> =>
  operation.parameters
    .filter((parameter) => parameter.required || optional.includes(parameter.name))
    .filter(({ generations }) => generations?.includes(generation) ?? true)
    .map((parameter) => [parameter, textOf(parameter)] as const)

/** A right request for a call, with more in its query if need be. */
const requestFor = (origin: string, call: Call, headers: Record<string, string>, more = {}): Request => {
  const texts = textsOf(call)
  const of = (place: ParameterSpec["in"]) =>
    Object.fromEntries(texts.flatMap(([parameter, text]) => (parameter.in === place ? [[parameter.name, text]] : [])))
  const path = Object.entries(of("path")).reduce((all, [name, text]) => all.replace(`{${name}}`, text), call.path)
  const query = new URLSearchParams({ ...of("query"), ...more })
  const { method, parameters } = call.operation
  const places = parameters.map((parameter) => parameter.in)
  const body = places.includes("json")
    ? { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(of("json")) }
    : { headers, ...(places.includes("form") ? { body: new URLSearchParams(of("form")) } : {}) }
  return new Request(`${origin}${path}?${query}`, { method, ...body })
}

const loginFor = ({ auth }: OperationSpec): Record<string, string> =>
  auth.includes("serviceAccount") ? login : basic(project.secret ?? "", "")

const read = async (response: Response): Promise<unknown> => {
  const text = await response.text()
  return response.headers.get("content-type") === "application/json" ? JSON.parse(text) : text
}

const annotation = calls.find(({ id }) => id === "createAnnotation")

/** A server that has something to say, and a way to send it a call and hold the answer to the spec. */
const asked = async (face: Face, test: TestContext, mixpanel?: FakeMixpanelOptions) => {
  const { server, fetch } = await openedProject(face, test, mixpanel)
  const create = annotation === undefined ? undefined : requestFor(server.url, annotation, login)
  await filled(server, async () => create !== undefined && fetch(create))
  const ask = async (call: Call, headers: Record<string, string>, more?: Record<string, string>) => {
    const response = await fetch(requestFor(server.url, call, headers, more))
    const body = await read(response)
    const problem = check[call.service]?.(call.id, response.status, response.headers.get("content-type"), body)
    return { status: response.status, body, problem }
  }
  return { server, ask }
}

describe.each(faces)("every operation $name", (face) => {
  it.for(calls)("$id is answered in its $generation generation as its spec says", async (call, test) => {
    const { server, ask } = await asked(face, test)
    const { status, body, problem } = await ask(call, loginFor(call.operation))
    expect(call.operation.responses.filter((response) => response.status < 300)).toContainEqual(
      expect.objectContaining({ status })
    )
    expect([problem, body]).toEqual([undefined, body])
    expect(server.requests.at(-1)).toMatchObject({ operation: call.id, outcome: "answered" })
    expect(server.violations).toEqual([])
  })

  it.for(calls)("$id is refused in its $generation generation as its spec says", async (call, test) => {
    const none = { perHour: 0 }
    const { server, ask } = await asked(face, test, { limits: { query: none, jql: none, export: none } })
    const right = loginFor(call.operation)
    const refusals = [await ask(call, basic("nobody", "")), await ask(call, right, { surprise: "1" })]
    if (call.operation.limit !== undefined) refusals.push(await ask(call, right))
    expect(refusals.map(({ status }) => status)).toEqual([401, 400, 429].slice(0, refusals.length))
    for (const { body, problem } of refusals) {
      expect(problem).toBeUndefined()
      expect(body).toMatchObject({ error: expect.stringMatching(/^\S.*\S$/) })
    }
    expect(server.requests.slice(1).map(({ outcome }) => outcome)).toEqual(refusals.map(() => "refused"))
    expect(server.violations.map(({ operation, issues }) => [operation, issues[0]?.path])).toEqual([
      [call.id, "surprise"]
    ])
  })

  it.for(calls.filter(({ operation }) => operation.auth.includes("signature")))(
    "$id takes a signature in its legacy generation only, and this is $generation",
    async (call, test) => {
      const { ask } = await asked(face, test)
      const parameters = textsOf(call).map(([{ name }, text]) => [name, text] as const)
      const { status } = await ask(call, {}, signed(Object.fromEntries(parameters)))
      expect(status).toBe(call.generation === "legacy" ? 200 : 401)
    }
  )
})
