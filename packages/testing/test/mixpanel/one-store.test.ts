/** What was recorded by one service can be asked about by the other. */
import { createFakeServer } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { at, call, faces, key } from "../faces.ts"
import { days, event, noon, openedProject, project, projectId } from "./project.ts"

const second = Date.parse("2026-02-14T10:00:00Z") / 1000

describe.each(faces)("a recorded event $name", (face) => {
  it("is counted, split by its properties and exported, under the identity that stands for the person", async (test) => {
    const { server, fetch, get, json } = await openedProject(face, test)
    const record = (parameters: Record<string, string>) => fetch(call(server, "/e", { ...parameters, ...at(second) }))
    await record({ _p: "cookie", _n: "Paid", plan: "pro", amount: "9.50" })
    await record({ _p: "cookie", _n: "Paid", plan: "pro" })
    await record({ _p: "bob", _n: "paid", plan: "free", amount: "20" })
    await fetch(call(server, "/a", { _p: "cookie", _n: "ann" }))
    await fetch(call(server, "/e", { _p: "ann", _n: "Paid", plan: "pro", ...at(second + 60) }))

    const segmentation = (parameters: Record<string, string>) =>
      json("/api/query/segmentation", { event: "Paid", ...days, unit: "month", ...parameters })
    expect((await segmentation({})).data.values).toEqual({ Paid: { "2026-02-01": 3 } })
    expect((await segmentation({ type: "unique" })).data.values).toEqual({ Paid: { "2026-02-01": 2 } })
    expect((await segmentation({ on: 'properties["plan"]' })).data.values).toEqual({
      pro: { "2026-02-01": 2 },
      free: { "2026-02-01": 1 }
    })
    const sum = await json("/api/query/segmentation/sum", { event: "Paid", ...days, on: 'properties["amount"]' })
    expect(sum.results["2026-02-14"]).toBe(29.5)

    const lines = (await (await get("/api/2.0/export", days)).text()).trim().split("\n")
    expect(lines.map((line) => JSON.parse(line).properties)).toEqual([
      {
        time: second,
        distinct_id: "cookie",
        $insert_id: expect.stringMatching(/^[\w-]{1,36}$/),
        plan: "pro",
        amount: 9.5
      },
      { time: second, distinct_id: "bob", $insert_id: expect.any(String), plan: "free", amount: 20 },
      { time: second + 60, distinct_id: "cookie", $insert_id: expect.any(String), plan: "pro" }
    ])
  })

  it("is shown by the project of its product, and by no other", async (test) => {
    const accounts = { serviceAccounts: project.serviceAccounts }
    const { server, fetch, json } = await openedProject(face, test, {
      projects: [
        { ...accounts, projectId, key },
        { ...accounts, projectId: 2, key: "other" }
      ]
    })
    await fetch(call(server, "/e", { _p: "ann", _n: "Mine", ...at(second) }))
    await fetch(call(server, "/e", { _p: "ann", _n: "Theirs", _k: "other", ...at(second) }))
    const names = (id: number) => json("/api/query/events/names", { type: "general", project_id: String(id) })
    expect([await names(projectId), await names(2)]).toEqual([["Mine"], ["Theirs"]])
    expect(server.namespace("other").requests.map(({ operation }) => operation)).toEqual(["record", "eventNames"])
    server.namespace("other").reset()
    expect([await names(projectId), await names(2)]).toEqual([["Mine"], []])
  })
})

describe("a server without projects", () => {
  const names = async (server: ReturnType<typeof createFakeServer>) => {
    const url = `${server.url}/api/query/events/names?type=general&project_id=5`
    return (await server.fetch(url, { headers: { authorization: `Basic ${btoa("a:b")}` } })).json()
  }

  it("shows the product that something was recorded into first, whatever was saved before", async () => {
    const server = createFakeServer({ clock: noon })
    server.addFunnel({ name: "f", steps: ["a"] })
    expect(await names(server)).toEqual([])
    await server.fetch(call(server, "/e", { _p: "ann", _n: "First", _k: "first", ...at(second) }))
    await server.fetch(call(server, "/e", { _p: "ann", _n: "Second", _k: "second", ...at(second) }))
    expect(await names(server)).toEqual(["First"])
  })

  it("shows the first of its keys, when it has any", async () => {
    const server = createFakeServer({ clock: noon, keys: ["one", "two"] })
    await server.fetch(call(server, "/e", { _p: "ann", _n: "Second", _k: "two", ...at(second) }))
    await server.seed([event("Imported", "ann", "2026-02-14T10:00:00Z")])
    await server.fetch(call(server, "/e", { _p: "ann", _n: "First", _k: "one", ...at(second) }))
    expect((await names(server)).toSorted()).toEqual(["First", "Imported"])
  })

  it("shows sample data", async () => {
    const server = createFakeServer({ clock: "2026-01-20T00:00:00Z" })
    await server.seed({ users: 20 })
    expect(await names(server)).toContain("Signed Up")
  })
})
