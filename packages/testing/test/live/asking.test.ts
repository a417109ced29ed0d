import { createFakeServer, type FakeServer } from "@tallymark/testing"
import { describe, expect, it } from "vitest"

const login = { headers: { authorization: `Basic ${btoa("me:secret")}` } }

const get = async (server: FakeServer, path: string) => {
  const response = await server.fetch(`${server.url}/__fake__/${path}`)
  return { status: response.status, body: await response.json() }
}

const ask = (server: FakeServer, call: string, more = "") => get(server, `ask?call=${encodeURIComponent(call)}${more}`)

const segmentation = "/api/query/segmentation?event=Purchased&from_date=2026-01-01&to_date=2026-01-30"

const shop = async (options?: Parameters<typeof createFakeServer>[0]): Promise<FakeServer> => {
  const server = createFakeServer({ clock: "2026-03-01", ...options })
  await server.seed({ users: 50 })
  return server
}

describe("a question of the page", () => {
  it.each([
    segmentation,
    `${segmentation}&on=${encodeURIComponent('properties["product"]')}`,
    "/api/query/retention?from_date=2026-01-01&to_date=2026-01-10&retention_type=birth&born_event=Signed+Up",
    "/api/query/funnels?funnel_id=1&from_date=2026-01-01&to_date=2026-01-30",
    "/api/query/funnels/list"
  ])("is answered exactly as the API answers it: %s", async (call) => {
    const server = await shop()
    server.addFunnel({ name: "Buying", steps: ["Visited Site", "Purchased"] })
    const { status, body } = await ask(server, call)
    const separator = call.includes("?") ? "&" : "?"
    const answer = await server.fetch(`${server.url}${call}${separator}project_id=1`, login)
    expect([status, body]).toEqual([200, await answer.json()])
  })

  it("needs no credentials, is not limited, and leaves no trace", async () => {
    const project = { projectId: 7, serviceAccounts: [{ username: "me", secret: "secret" }] }
    const server = await shop({ mixpanel: { projects: [project], limits: { query: { perHour: 1 } } } })
    for (let index = 0; index < 3; index++) expect((await ask(server, segmentation)).status).toBe(200)
    expect(server.requests).toEqual([])
    expect(server.limits).toEqual([])
  })

  it("is refused in the service's own words", async () => {
    const server = await shop()
    expect(await ask(server, segmentation.replace("2026-01-30", "soon"))).toMatchObject({
      status: 400,
      body: { request: "/api/query/segmentation", error: expect.stringContaining("to_date") }
    })
    expect(await ask(server, `${segmentation}&where=nonsense(`)).toMatchObject({ status: 400 })
    expect(await ask(server, "/e?_k=k&_p=bob&_n=Did")).toMatchObject({ status: 404 })
    expect(await ask(server, "/api/app/projects/1/annotations")).toMatchObject({ status: 404 })
    expect(await ask(server, segmentation, "&project=9")).toMatchObject({ status: 200 })
    expect(await get(server, "ask")).toMatchObject({ status: 400 })
  })

  it("is about one project and one product", async () => {
    const server = createFakeServer({
      clock: "2026-03-01",
      mixpanel: {
        projects: [
          { projectId: 1, key: "one" },
          { projectId: 2, key: "two", region: "eu" }
        ]
      }
    })
    await server.seed({ users: 50 }, { key: "two" })
    const total = async (more: string) => {
      const { values } = (await ask(server, segmentation, more)).body.data
      return Object.values<number>(values.Purchased).reduce((sum, value) => sum + value, 0)
    }
    expect(await total("")).toBe(0)
    expect(await total("&project=2")).toBe(server.events({ event: "Purchased" }).length)
    expect(await total("&project=1&key=two")).toBe(server.events({ event: "Purchased" }).length)
    expect((await ask(server, segmentation, "&project=9")).status).toBe(404)
  })
})

describe("the page learns", () => {
  it("what there is to ask about", async () => {
    const server = await shop()
    const { body } = await get(server, "vocabulary")
    expect(body).toMatchObject({ today: "2026-03-01", days: { first: "2026-01-01" } })
    expect(body.events).toEqual(expect.arrayContaining(["Visited Site", "Purchased"]))
    expect(body.events.slice(0, 2)).toEqual(["Viewed Product", "Visited Site"])
    expect(body.properties).toEqual(["amount", "campaign", "plan", "product"])
    expect((await get(createFakeServer(), "vocabulary")).body).not.toHaveProperty("days")
  })

  it("which product it asks about where none is chosen", async () => {
    const server = createFakeServer()
    for (const letter of ["b", "a"]) await server.seed({ users: 1 }, { key: letter.repeat(40) })
    expect((await get(server, "vocabulary")).body.key).toBe("b".repeat(40))
    expect((await get(server, `vocabulary?key=${"a".repeat(40)}`)).body.key).toBe("a".repeat(40))
  })

  it("no day outside the calendar, whatever times were sent", async () => {
    const server = createFakeServer({ clock: "2026-03-01" })
    await server.seed([
      { event: "Early", properties: { time: -99_999_999_999, distinct_id: "bob" } },
      { event: "Late", properties: { time: 99_999_999_999, distinct_id: "bob" } }
    ])
    expect((await get(server, "vocabulary")).body.days).toEqual({ first: "1970-01-01", last: "2026-03-01" })
  })

  it("what is wrong with an expression, with a caret under the character", async () => {
    const { body } = await get(createFakeServer(), `check?text=${encodeURIComponent('properties.plan == "pro"')}`)
    expect(body).toMatchObject([{ severity: "error", column: 11, suggestion: 'properties["plan"]' }])
    expect(body[0].excerpt.split("\n")).toEqual(['properties.plan == "pro"', "          ^"])
  })

  it("how the server is set up, without its secrets", async () => {
    const accounts = [{ username: "me", secret: "hush-hush" }]
    const projects = [{ projectId: 5, timeZone: "Europe/Berlin", serviceAccounts: accounts, secret: "hush-hush" }]
    const server = createFakeServer({ mixpanel: { projects, limits: true } })
    await server.seed({ users: 1 }, { key: "mine" })
    expect((await get(server, "setting")).body).toEqual({
      url: server.url,
      keys: ["mine"],
      projects: [{ projectId: 5, timeZone: "Europe/Berlin" }],
      hasLimits: true
    })
  })
})
