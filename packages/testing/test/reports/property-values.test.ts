import { assert, describe, it } from "vitest"
import { ask, days, event, sourceOf } from "./ask.ts"

const source = sourceOf([
  event("2026-03-01T01:00", "ann", "Signed Up", { plan: "pro", seats: 3 }),
  event("2026-03-01T02:00", "ann", "Signed Up", { plan: "pro" }),
  event("2026-03-02T01:00", "bob", "Signed Up", { plan: "free", seats: 3, tags: ["a", "b"] }),
  event("2026-03-02T02:00", "bob", "Signed Up", { seats: "3", paid: true }),
  event("2026-03-02T03:00", "cat", "Signed Up", { plan: "basic" }),
  event("2026-03-02T03:00", "cat", "Paid", { plan: "other" })
])

const range = days("2026-03-01", "2026-03-02")
const question = { event: "Signed Up", name: "plan", type: "general", unit: "day", ...range }

describe("property counts", () => {
  it("have a line for each value, the most common first, and none for events without the property", () => {
    const answer = ask(source, "propertyCounts", question)
    assert.strictEqual(
      JSON.stringify(answer),
      JSON.stringify({
        data: {
          series: ["2026-03-01", "2026-03-02"],
          values: {
            pro: { "2026-03-01": 2, "2026-03-02": 0 },
            basic: { "2026-03-01": 0, "2026-03-02": 1 },
            free: { "2026-03-01": 0, "2026-03-02": 1 }
          }
        },
        legend_size: 3
      })
    )
  })

  it("leave out what is beyond the limit", () => {
    const answer = ask(source, "propertyCounts", { ...question, limit: "1" })
    assert.deepStrictEqual(answer, {
      data: { series: ["2026-03-01", "2026-03-02"], values: { pro: { "2026-03-01": 2, "2026-03-02": 0 } } },
      legend_size: 1
    })
  })

  it("are of the values that were asked for, also when nobody has them", () => {
    const answer = ask(source, "propertyCounts", { ...question, values: '["free","gold"]' })
    assert.deepStrictEqual(answer, {
      data: {
        series: ["2026-03-01", "2026-03-02"],
        values: {
          free: { "2026-03-01": 0, "2026-03-02": 1 },
          gold: { "2026-03-01": 0, "2026-03-02": 0 }
        }
      },
      legend_size: 2
    })
  })

  it("see a number and its text as the same value", () => {
    const answer = ask(source, "propertyCounts", { ...question, name: "seats", values: "[3]" })
    assert.deepInclude(answer, {
      data: { series: ["2026-03-01", "2026-03-02"], values: { 3: { "2026-03-01": 1, "2026-03-02": 2 } } }
    })
  })
})

describe("top properties", () => {
  it("say how many events have each, whenever they were", () => {
    const answer = ask(source, "topProperties", { event: "Signed Up" })
    assert.strictEqual(
      JSON.stringify(answer),
      '{"plan":{"count":4},"seats":{"count":3},"paid":{"count":1},"tags":{"count":1}}'
    )
    assert.deepStrictEqual(ask(source, "topProperties", { event: "Signed Up", limit: "1" }), { plan: { count: 4 } })
  })
})

describe("property values", () => {
  it("are texts, most common first, equal ones in order", () => {
    const values = (name: string, other = {}) => ask(source, "propertyValues", { event: "Signed Up", name, ...other })
    assert.deepStrictEqual(values("plan"), ["pro", "basic", "free"])
    assert.deepStrictEqual(values("plan", { limit: "2" }), ["pro", "basic"])
    assert.deepStrictEqual(values("seats"), ["3"])
    assert.deepStrictEqual(values("paid"), ["true"])
    assert.deepStrictEqual(values("tags"), ['["a","b"]'])
    assert.deepStrictEqual(values("constructor"), [])
  })
})
