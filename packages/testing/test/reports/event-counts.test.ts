import { assert, describe, it } from "vitest"
import { ask, askForCsv, days, event, sourceOf } from "./ask.ts"

// Ann signs up twice on 1 March and once on 2 March, Bob once on 1 March. Ann pays on 3 March.
const source = sourceOf([
  event("2026-03-01T00:00", "ann", "Signed Up"),
  event("2026-03-01T23:59:59.999", "ann", "Signed Up"),
  event("2026-03-01T12:00", "bob", "Signed Up"),
  event("2026-03-02T12:00", "ann", "Signed Up"),
  event("2026-03-03T12:00", "ann", "Paid")
])

const counts = (type: string, names: ReadonlyArray<string>, other = days("2026-03-01", "2026-03-02")) =>
  ask(source, "eventCounts", { event: JSON.stringify(names), type, unit: "day", ...other })

describe("event counts", () => {
  it("are all events, the people, or the events of a person", () => {
    const series = ["2026-03-01", "2026-03-02"]
    const one = (first: number, second: number) => ({
      data: { series, values: { "Signed Up": { "2026-03-01": first, "2026-03-02": second } } },
      legend_size: 1
    })
    assert.deepStrictEqual(counts("general", ["Signed Up"]), one(3, 1))
    assert.deepStrictEqual(counts("unique", ["Signed Up"]), one(2, 1))
    assert.deepStrictEqual(counts("average", ["Signed Up"]), one(1.5, 1))
  })

  it("have a line of zeros for an event that never happened, and tell upper from lower case", () => {
    assert.deepStrictEqual(counts("general", ["signed up", "Paid"], days("2026-03-03")), {
      data: { series: ["2026-03-03"], values: { "signed up": { "2026-03-03": 0 }, Paid: { "2026-03-03": 1 } } },
      legend_size: 2
    })
  })

  it("count a person once a week when weeks are asked for", () => {
    // 1 March 2026 is a Sunday, so the week of 23 February has three events and two people.
    const weeks = ask(source, "eventCounts", {
      event: '["Signed Up"]',
      type: "unique",
      unit: "week",
      ...days("2026-02-23", "2026-03-08")
    })
    assert.deepStrictEqual(weeks, {
      data: { series: ["2026-02-23", "2026-03-02"], values: { "Signed Up": { "2026-02-23": 2, "2026-03-02": 1 } } },
      legend_size: 1
    })
  })

  it("go back from now by units, the current one included", () => {
    const now = Date.parse("2026-03-02T18:00Z")
    const recent = ask({ ...source, now }, "eventCounts", {
      event: '["Signed Up"]',
      type: "general",
      unit: "day",
      interval: "2"
    })
    assert.deepStrictEqual(recent, counts("general", ["Signed Up"]))
  })

  it("are by the hour where that is asked for", () => {
    const hourly = ask({ ...source, now: Date.parse("2026-03-01T13:00Z") }, "eventCounts", {
      event: '["Signed Up"]',
      type: "general",
      unit: "hour",
      interval: "2"
    })
    assert.deepStrictEqual(hourly, {
      data: {
        series: ["2026-03-01 12:00:00", "2026-03-01 13:00:00"],
        values: { "Signed Up": { "2026-03-01 12:00:00": 1, "2026-03-01 13:00:00": 0 } }
      },
      legend_size: 1
    })
  })

  it("belong to the days of the project's time zone", () => {
    // 23:30 in Greenwich is 00:30 of the next day in Berlin.
    const late = sourceOf([event("2026-03-01T23:30", "ann", "Paid")], { timeZone: "Europe/Berlin" })
    const question = { event: '["Paid"]', type: "general", unit: "day" }
    assert.deepStrictEqual(ask(late, "eventCounts", { ...question, ...days("2026-03-01", "2026-03-02") }), {
      data: { series: ["2026-03-01", "2026-03-02"], values: { Paid: { "2026-03-01": 0, "2026-03-02": 1 } } },
      legend_size: 1
    })
  })

  it("put minutes that the clocks show twice together", () => {
    const night = sourceOf(
      ["00:07", "00:08", "01:07"].map((time) => event(`2025-10-26T${time}`, "ann", "Paid")),
      { timeZone: "Europe/Berlin" }
    )
    const question = { event: '["Paid"]', type: "general", unit: "minute", ...days("2025-10-26") }
    const { data } = ask(night, "eventCounts", question) as { data: { values: { Paid: Record<string, number> } } } // its shape
    const minutes = Object.entries(data.values.Paid).filter(([, count]) => count > 0)
    assert.deepStrictEqual(minutes, [
      ["2025-10-26 02:07:00", 2],
      ["2025-10-26 02:08:00", 1]
    ])
  })

  it("survive names that every object has", () => {
    const odd = sourceOf([event("2026-03-01T12:00", "ann", "__proto__")])
    const answer = ask(odd, "eventCounts", {
      event: '["__proto__","constructor"]',
      type: "general",
      unit: "day",
      ...days("2026-03-01")
    })
    assert.strictEqual(
      JSON.stringify(answer),
      '{"data":{"series":["2026-03-01"],"values":{"__proto__":{"2026-03-01":1},"constructor":{"2026-03-01":0}}},"legend_size":2}'
    )
  })
})

it("CSV has a row for each date and a column for each line", () => {
  const odd = sourceOf([event("2026-03-01T12:00", "ann", 'Said "hi", left'), event("2026-03-02T12:00", "ann", "Paid")])
  const csv = askForCsv(odd, "eventCounts", {
    event: JSON.stringify(['Said "hi", left', "Paid"]),
    type: "general",
    unit: "day",
    format: "csv",
    ...days("2026-03-01", "2026-03-02")
  })
  assert.strictEqual(csv, 'date,"Said ""hi"", left",Paid\r\n2026-03-01,1,0\r\n2026-03-02,0,1\r\n')
})
