import { assert, describe, it } from "vitest"
import { ask, days, event, sourceOf } from "./ask.ts"

const source = sourceOf([
  event("2026-03-01T01:00", "ann", "Paid", { price: 10 }),
  event("2026-03-01T02:00", "bob", "Paid", { price: 2.5 }),
  event("2026-03-01T03:00", "bob", "Paid", { price: "40" }),
  event("2026-03-02T01:00", "bob", "Paid", { price: -4 })
])

const question = { event: "Paid", on: 'properties["price"]', ...days("2026-03-01", "2026-03-03") }
const computed_at = "2026-03-31T12:00:00.000000+00:00"

describe("the sum", () => {
  it("adds the numbers of each day up; what is no number is zero", () => {
    assert.deepStrictEqual(ask(source, "segmentationSum", question), {
      results: { "2026-03-01": 12.5, "2026-03-02": -4, "2026-03-03": 0 },
      status: "ok",
      computed_at
    })
  })

  it("adds up what an expression comes to", () => {
    assert.deepInclude(ask(source, "segmentationSum", { ...question, on: 'number(properties["price"]) * 2' }), {
      results: { "2026-03-01": 105, "2026-03-02": -8, "2026-03-03": 0 }
    })
  })

  it("is by the hour where that is asked for, of the events that are meant", () => {
    const hourly = ask(source, "segmentationSum", {
      ...question,
      unit: "hour",
      where: 'properties["price"] > 5',
      ...days("2026-03-01")
    })
    const { results } = hourly as { results: Record<string, number> } // every sum has the shape
    assert.strictEqual(Object.keys(results).length, 24)
    assert.strictEqual(results["2026-03-01 01:00:00"], 10)
    assert.strictEqual(results["2026-03-01 02:00:00"], 0)
  })
})

describe("the average", () => {
  it("is over all events of the day, those without a number too; zero without events", () => {
    // 12.5 / 3 and -4 / 1
    assert.deepStrictEqual(ask(source, "segmentationAverage", question), {
      results: { "2026-03-01": 12.5 / 3, "2026-03-02": -4, "2026-03-03": 0 },
      status: "ok",
      computed_at
    })
  })
})
