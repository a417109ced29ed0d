import { describe, expect, it, type TestContext } from "vitest"
import { call, type Face, faces } from "../faces.ts"
import { event, openedProject, signed } from "./project.ts"

const path = "/api/query/engage"

// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed.
type Answer = any

const people = async (face: Face, test: TestContext, pageSize?: number) => {
  const opened = await openedProject(face, test, { pageSize })
  const ask = async (form: Record<string, string> = {}): Promise<Answer> => (await opened.post(path, form)).json()
  const ids = async (form?: Record<string, string>) => {
    const { results, error } = await ask(form)
    return error ?? results.map((profile: Answer) => profile.$distinct_id)
  }
  return { ...opened, ask, ids }
}

const some = [
  { $distinct_id: "ann", $properties: { plan: "pro", age: 40, $email: "ann@example.com" } },
  { $distinct_id: "bob", $properties: { plan: "free", age: 30, tags: ["a", "b"] } },
  { $distinct_id: 7, $properties: { plan: "pro", age: 20 } }
]

describe.each(faces)("people $name", (face) => {
  it("are everybody with a profile, by their ids, with all they have", async (test) => {
    const { server, ask } = await people(face, test)
    await server.seedPeople(some)
    expect(await ask()).toEqual({
      page: 0,
      page_size: 1000,
      session_id: expect.any(String),
      status: "ok",
      total: 3,
      results: [{ $distinct_id: "7", $properties: { plan: "pro", age: 20 } }, some[0], some[1]]
    })
  })

  it("are filtered by an expression, and by ids", async (test) => {
    const { server, ids } = await people(face, test)
    await server.seedPeople(some)
    expect(await ids({ where: 'properties["plan"] == "pro" and properties["age"] > 30' })).toEqual(["ann"])
    expect(await ids({ where: 'user["plan"] == "free"' })).toEqual(["bob"])
    expect(await ids({ where: 'properties["$distinct_id"] == "bob"' })).toEqual(["bob"])
    expect(await ids({ where: 'properties["tags"] or properties["plan"] == "free"' })).toMatch(/^where cannot be/)
    expect(await ids({ where: 'properties["$email"]' })).toEqual([])
    expect(await ids({ distinct_id: "bob" })).toEqual(["bob"])
    expect(await ids({ distinct_ids: '["bob","7","nobody"]' })).toEqual(["7", "bob"])
    expect(await ids({ distinct_ids: '["bob"]', where: 'properties["plan"] == "pro"' })).toEqual([])
    expect(await ids({ data_group_id: "5" })).toEqual([])
    expect(await ids({ where: "properties[plan]" })).toMatch(/^where /)
  })

  it("show only the properties that were asked for", async (test) => {
    const { server, ask } = await people(face, test)
    await server.seedPeople(some)
    const { results } = await ask({ output_properties: '["age","$email","constructor"]' })
    expect(results.map((profile: Answer) => profile.$properties)).toEqual([
      { age: 20 },
      { age: 40, $email: "ann@example.com" },
      { age: 30 }
    ])
  })

  it("come page by page, as they were when the first page was asked for", async (test) => {
    const { server, ask, ids } = await people(face, test, 2)
    await server.seedPeople(some)
    const { session_id: session, total, page_size: size } = await ask()
    expect([total, size]).toEqual([3, 2])
    await server.seedPeople([{ $distinct_id: "aaa", $properties: {} }])
    expect(await ids({ session_id: session, page: "0" })).toEqual(["7", "ann"])
    expect(await ids({ session_id: session, page: "1" })).toEqual(["bob"])
    expect(await ids({ session_id: session, page: "2" })).toEqual([])
    expect(await ids()).toEqual(["7", "aaa"])
  })

  it("come by pages of a session only, and of the right one", async (test) => {
    const { server, ask, ids } = await people(face, test, 2)
    await server.seedPeople(some)
    const { session_id: session } = await ask()
    expect(await ids({ page: "1" })).toBe("session_id is required when page is above 0")
    expect(await ids({ page: "1", session_id: "unheard-of" })).toBe("session_id is unknown")
    const other = { page: "1", session_id: session, where: 'properties["plan"] == "pro"' }
    expect(await ids(other)).toBe("session_id belongs to another query")
  })

  it("are the members of a cohort, with or without a profile", async (test) => {
    const { server, ids } = await people(face, test)
    await server.seedPeople(some)
    const pros = server.addCohort({ name: "Pros", where: 'properties["plan"] == "pro"' })
    const named = server.addCohort({ name: "Named", distinctIds: ["bob", "ghost"] })
    const cohort = (id: number) => ({ filter_by_cohort: JSON.stringify({ id }) })
    expect(await ids(cohort(pros))).toEqual(["7", "ann"])
    expect(await ids(cohort(named))).toEqual(["bob", "ghost"])
    expect(await ids({ ...cohort(named), include_all_users: "false" })).toEqual(["bob"])
    expect(await ids({ ...cohort(pros), where: 'properties["age"] > 30' })).toEqual(["ann"])
    expect(await ids(cohort(99))).toBe("cohort 99 does not exist")
    expect(await ids({ filter_by_cohort: '{"ID":1}' })).toBe('filter_by_cohort must be {"id":…}')
  })

  it("are found by what they did lately", async (test) => {
    const { server, ask, ids } = await people(face, test, 1)
    await server.seedPeople(some)
    await server.seed([
      event("Paid", "ann", "2026-02-14T10:00:00Z", { total: 5 }),
      event("Paid", "bob", "2026-02-14T10:00:00Z", { total: 50 }),
      event("Paid", "bob", "2026-02-15T10:00:00Z", { total: 50 }),
      event("Paid", "7", "2026-01-01T10:00:00Z")
    ])
    const asked = (selector: string | undefined, where: string) => ({
      behaviors: JSON.stringify([{ window: "30d", name: "paid", event_selectors: [{ event: "Paid", selector }] }]),
      where
    })
    const total = async (form: Record<string, string>) => (await ask(form)).total
    expect(await total(asked(undefined, 'behaviors["paid"] > 0'))).toBe(2)
    expect(await ids(asked(undefined, 'behaviors["paid"] > 1'))).toEqual(["bob"])
    expect(await ids(asked(undefined, 'behaviors["paid"] == 0'))).toEqual(["7"])
    expect(await ids(asked('properties["total"] < 10', 'behaviors["paid"] > 0'))).toEqual(["ann"])
    const named = asked(undefined, 'behaviors["__proto__"] > 1')
    expect(await ids({ ...named, behaviors: named.behaviors.replace("paid", "__proto__") })).toEqual(["bob"])
    const earlier = { as_of_timestamp: String(Date.parse("2026-01-02T00:00:00Z") / 1000) }
    expect(await ids({ ...asked(undefined, 'behaviors["paid"] > 0'), ...earlier })).toEqual(["7"])

    const uncached = asked(undefined, 'behaviors["paid"] > 0')
    const { session_id: session } = await ask(uncached)
    const second = { ...uncached, session_id: session, page: "1" }
    expect(await ids(second)).toBe("request for page in uncached query for params")
    expect(await ids({ behaviors: "[{}]" })).toMatch(/^behaviors must be like/)
    expect(await ids({ ...uncached, filter_by_cohort: '{"id":1}' })).toMatch(/mutually exclusive$/)
  })

  it("are those who were recorded, under the identity that stands for them", async (test) => {
    const { server, fetch, ask, ids } = await people(face, test)
    await fetch(call(server, "/e", { _p: "cookie", _n: "Visited", campaign: "search" }))
    await fetch(call(server, "/a", { _p: "cookie", _n: "ann" }))
    await fetch(call(server, "/s", { _p: "ann", plan: "pro", age: "40" }))
    const { results } = await ask()
    expect(results).toEqual([{ $distinct_id: "cookie", $properties: { campaign: "search", plan: "pro", age: 40 } }])
    await server.seedPeople([{ $distinct_id: "ann", $properties: { age: 41, more: true } }])
    expect((await ask({ distinct_id: "ann" })).results[0].$properties).toEqual({
      campaign: "search",
      plan: "pro",
      age: 41,
      more: true
    })
    expect(await ids({ distinct_id: "cookie" })).toEqual(["cookie"])
  })

  it("have of each property the value that was imported last, under whichever of their identities", async (test) => {
    for (const order of [
      ["ann", "cookie", "phone"],
      ["phone", "ann", "cookie"],
      ["cookie", "phone", "ann"]
    ]) {
      const { server, fetch, ask } = await people(face, test)
      await fetch(call(server, "/a", { _p: "cookie", _n: "ann" }))
      await fetch(call(server, "/a", { _p: "phone", _n: "ann" }))
      for (const id of order) await server.seedPeople([{ $distinct_id: id, $properties: { from: id, [id]: true } }])
      await server.seedPeople([{ $distinct_id: order[0] ?? "", $properties: { [order[0] ?? ""]: 1, again: true } }])
      const { results } = await ask()
      const [first = "", second = "", last = ""] = order
      const properties = { [first]: 1, [second]: true, [last]: true, from: last, again: true }
      expect(results).toEqual([{ $distinct_id: "cookie", $properties: properties }])
    }
  })

  it("come by GET in the legacy generation", async (test) => {
    const { server, fetch, json } = await people(face, test, 1)
    await server.seedPeople(some)
    const first = await json("/api/2.0/engage/", { where: 'properties["plan"] == "pro"' })
    expect([first.total, first.results[0].$distinct_id]).toEqual([2, "7"])
    const second = await json("/api/2.0/engage/", {
      where: 'properties["plan"] == "pro"',
      session_id: first.session_id,
      page: "1"
    })
    expect(second.results[0].$distinct_id).toBe("ann")
    const page = async (parameters: Record<string, string>) => {
      const query = new URLSearchParams(signed(parameters))
      return (await fetch(`${server.url}/api/2.0/engage/?${query}`)).json()
    }
    const { session_id: session } = await page({})
    expect((await page({ session_id: session, page: "2" })).results[0].$distinct_id).toBe("bob")
    expect((await json("/api/2.0/engage/", { distinct_id: "ann" })).error).toMatch(/^distinct_id /)
  })
})
