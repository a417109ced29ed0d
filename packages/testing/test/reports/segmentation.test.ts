import { assert, describe, it } from "vitest"
import { ask, askForCsv, days, event, type Question, sourceOf } from "./ask.ts"

const source = sourceOf(
  [
    event("2026-03-01T01:00", "ann", "Paid", { plan: "pro", price: 10 }),
    event("2026-03-01T02:00", "ann", "Paid", { plan: "pro", price: 20 }),
    event("2026-03-01T03:00", "bob", "Paid", { plan: "free", price: 0 }),
    event("2026-03-02T01:00", "bob", "Paid", { plan: "pro", price: 10 }),
    event("2026-03-03T01:00", "cat", "Paid", { price: "10" }),
    event("2026-03-03T02:00", "cat", "Viewed", { plan: "pro" })
  ],
  { profiles: new Map([["ann", { distinctId: "ann", properties: { city: "Oslo" } }]]) }
)

const range = days("2026-03-01", "2026-03-03")
const dates = (...values: ReadonlyArray<number>) =>
  Object.fromEntries(values.map((value, index) => [`2026-03-0${index + 1}`, value]))

const lines = (question: Question) => {
  const answer = ask(source, "segmentation", { event: "Paid", ...range, ...question })
  return (answer as { data: { values: unknown } }).data.values // every segmentation has the shape
}

describe("segmentation", () => {
  it("counts the event by the day, in one line of its name", () => {
    assert.deepStrictEqual(ask(source, "segmentation", { event: "Paid", ...range }), {
      data: { series: ["2026-03-01", "2026-03-02", "2026-03-03"], values: { Paid: dates(3, 1, 1) } },
      legend_size: 1
    })
  })

  it("has a line for each value of on; events without one are undefined", () => {
    const plans = { pro: dates(2, 1, 0), free: dates(1, 0, 0), undefined: dates(0, 0, 1) }
    assert.deepStrictEqual(lines({ on: 'properties["plan"]' }), plans)
  })

  it("counts people, or how often a person did it", () => {
    assert.deepStrictEqual(lines({ type: "unique" }), { Paid: dates(2, 1, 1) })
    assert.deepStrictEqual(lines({ type: "average" }), { Paid: dates(1.5, 1, 1) })
  })

  it("counts the events that the filter is true for, and no others", () => {
    assert.deepStrictEqual(lines({ where: 'properties["price"] > 5 and properties["plan"] == "pro"' }), {
      Paid: dates(2, 1, 0)
    })
    // "10" > 5 is undefined, and undefined does not select.
    assert.deepStrictEqual(lines({ where: 'properties["price"] > 5' }), { Paid: dates(2, 1, 0) })
    // A text is not true.
    assert.deepStrictEqual(lines({ where: 'properties["plan"]' }), { Paid: dates(0, 0, 0) })
  })

  it("splits by what an expression comes to", () => {
    assert.deepStrictEqual(lines({ on: 'number(properties["price"]) >= 10' }), {
      true: dates(2, 1, 1),
      false: dates(1, 0, 0)
    })
  })

  it("puts a number and its text into one line", () => {
    assert.deepStrictEqual(lines({ on: 'properties["price"]' }), {
      10: dates(1, 1, 1),
      0: dates(1, 0, 0),
      20: dates(1, 0, 0)
    })
  })

  it("shows the lines with the greatest totals, equal ones by name", () => {
    assert.deepStrictEqual(lines({ on: 'properties["plan"]', limit: "2" }), {
      pro: dates(2, 1, 0),
      free: dates(1, 0, 0)
    })
    assert.deepStrictEqual(lines({ on: 'properties["plan"]', limit: "0" }), {})
  })

  it("shows sixty lines where nobody says", () => {
    const many = sourceOf(
      Array.from({ length: 70 }, (_, index) => event("2026-03-01T01:00", "ann", "Paid", { order: `o${index}` }))
    )
    const answer = ask(many, "segmentation", { event: "Paid", on: 'properties["order"]', ...days("2026-03-01") })
    assert.deepInclude(answer, { legend_size: 60 })
  })

  it("reads the profile of the person, and what belongs to the event", () => {
    assert.deepStrictEqual(lines({ where: 'user["city"] == "Oslo"' }), { Paid: dates(2, 0, 0) })
    assert.deepStrictEqual(lines({ where: 'event["$time"] >= datetime("2026-03-02T00:00:00")' }), {
      Paid: dates(0, 1, 1)
    })
    assert.deepStrictEqual(lines({ where: 'properties["distinct_id"] == "bob"' }), { Paid: dates(1, 1, 0) })
    const second = Date.parse("2026-03-01T02:00Z") / 1000
    assert.deepStrictEqual(lines({ where: `properties["time"] == ${second}` }), { Paid: dates(1, 0, 0) })
  })

  it("takes an interval of days in place of a unit, in which a person counts once", () => {
    assert.deepStrictEqual(lines({ interval: "2", type: "unique" }), { Paid: { "2026-03-01": 2, "2026-03-03": 1 } })
    assert.deepStrictEqual(lines({ interval: "2", type: "general" }), { Paid: dates(3, 1, 1) })
  })

  it("has months that begin on the first, though the range begins later", () => {
    assert.deepStrictEqual(lines({ unit: "month", ...days("2026-02-15", "2026-03-01") }), {
      Paid: { "2026-02-01": 0, "2026-03-01": 3 }
    })
  })

  it("comes as CSV", () => {
    const csv = askForCsv(source, "segmentation", { event: "Paid", on: 'properties["plan"]', format: "csv", ...range })
    assert.strictEqual(csv, "date,pro,free,undefined\r\n2026-03-01,2,1,0\r\n2026-03-02,1,0,0\r\n2026-03-03,0,0,1\r\n")
  })
})

describe("segmentation by two values", () => {
  it("has the same lines inside each line, those of all events", () => {
    const question = { event: "Paid", outer: 'properties["plan"]', inner: 'properties["price"]', ...range }
    assert.deepStrictEqual(ask(source, "segmentationMulti", question), {
      data: {
        series: ["2026-03-01", "2026-03-02", "2026-03-03"],
        values: {
          pro: { 10: dates(1, 1, 0), 0: dates(0, 0, 0), 20: dates(1, 0, 0) },
          free: { 10: dates(0, 0, 0), 0: dates(1, 0, 0), 20: dates(0, 0, 0) },
          undefined: { 10: dates(0, 0, 1), 0: dates(0, 0, 0), 20: dates(0, 0, 0) }
        }
      },
      legend_size: 3
    })
    // 10 is the most common price of all, and pro the most common plan.
    assert.deepInclude(ask(source, "segmentationMulti", { ...question, limit: "1" }), {
      data: { series: ["2026-03-01", "2026-03-02", "2026-03-03"], values: { pro: { 10: dates(1, 1, 0) } } }
    })
  })

  it("looks for the greatest among all", () => {
    const rising = sourceOf(
      ["free", "pro", "pro"].map((plan, index) => event(`2026-03-01T0${index}:00`, "ann", "Paid", { plan }))
    )
    const question = { event: "Paid", outer: 'properties["plan"]', limit: "1", ...days("2026-03-01") }
    assert.deepInclude(ask(rising, "segmentationMulti", question), {
      data: { series: ["2026-03-01"], values: { pro: { undefined: dates(2) } } }
    })
  })

  it("filters, and has one line of undefined for a side that is not given", () => {
    const question = { event: "Paid", outer: 'properties["plan"]', where: 'properties["price"] == 10', ...range }
    assert.deepInclude(ask(source, "segmentationMulti", question), {
      data: { series: ["2026-03-01", "2026-03-02", "2026-03-03"], values: { pro: { undefined: dates(1, 1, 0) } } }
    })
  })
})
