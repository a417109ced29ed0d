import { assert, describe, it } from "vitest"
import { ask, days, event, type Question, sourceOf } from "./ask.ts"

// On Monday, 2 March, Ann looks in two hours, in one of them twice; Bob looks in one. On Tuesday Ann looks once.
const source = sourceOf([
  event("2026-03-02T08:00", "ann", "Looked", { page: "a" }),
  event("2026-03-02T08:59", "ann", "Looked", { page: "b" }),
  event("2026-03-02T09:00", "ann", "Looked", { page: "a" }),
  event("2026-03-02T09:00", "bob", "Looked", { page: "a" }),
  event("2026-03-02T09:30", "bob", "Paid"),
  event("2026-03-02T10:30", "bob", "Paid"),
  event("2026-03-03T08:00", "ann", "Looked", { page: "a" })
])

const frequency = (question: Question) => {
  const answer = ask(source, "frequency", { event: "Looked", ...question })
  return (answer as { data: Record<string, ReadonlyArray<number>> }).data // the shape without `on`
}

/** As many people as given, and nobody in all further parts. */
const row = (length: number, ...counts: ReadonlyArray<number>) =>
  Object.assign(new Array<number>(length).fill(0), counts)

describe("frequency", () => {
  it("counts who was active in at least one hour of a day, in at least two, and so on", () => {
    const question = { unit: "day", addiction_unit: "hour", ...days("2026-03-02", "2026-03-04") }
    assert.deepStrictEqual(frequency(question), {
      "2026-03-02": row(24, 2, 1),
      "2026-03-03": row(24, 1),
      "2026-03-04": row(24)
    })
  })

  it("counts an hour that the clocks show twice once", () => {
    // At 03:00 the clocks of Troll go back to 01:00: these are the hours 2, 3, 4, 5, and a day later 2, 1, 2, 3.
    const hours = ["00:30", "01:30", "02:30", "03:30"].map((time) => event(`2026-10-24T${time}`, "ann", "Looked"))
    const again = hours.map((looked) => ({ ...looked, time: looked.time + 86_400_000 }))
    const twice = sourceOf([...hours, ...again], { timeZone: "Antarctica/Troll", now: Date.parse("2026-10-26T00:00Z") })
    const question = { event: "Looked", unit: "day", addiction_unit: "hour", ...days("2026-10-24", "2026-10-25") }
    assert.deepStrictEqual(ask(twice, "frequency", question), {
      data: { "2026-10-24": row(24, 1, 1, 1, 1), "2026-10-25": row(24, 1, 1, 1) }
    })
  })

  it("has a column for each part of the longest date", () => {
    const range = days("2026-03-02", "2026-03-03")
    assert.deepStrictEqual(frequency({ unit: "week", addiction_unit: "day", ...range }), { "2026-03-02": row(7, 2, 1) })
    assert.deepStrictEqual(frequency({ unit: "day", addiction_unit: "day", ...range }), {
      "2026-03-02": [2],
      "2026-03-03": [1]
    })
    assert.deepStrictEqual(frequency({ unit: "month", addiction_unit: "day", ...range }), {
      "2026-03-01": row(31, 2, 1)
    })
    assert.deepStrictEqual(frequency({ unit: "month", addiction_unit: "hour", ...range }), {
      "2026-03-01": row(744, 2, 1, 1)
    })
    assert.deepStrictEqual(frequency({ unit: "week", addiction_unit: "hour", ...range }), {
      "2026-03-02": row(168, 2, 1, 1)
    })
  })

  it("filters, and looks at all events when none is named", () => {
    const question = { unit: "day", addiction_unit: "hour", ...days("2026-03-02") }
    assert.deepStrictEqual(frequency({ ...question, where: 'properties["page"] == "b"' }), { "2026-03-02": row(24, 1) })
    // An empty text is no name. Bob was active at nine and at ten.
    assert.deepStrictEqual(frequency({ ...question, event: "" }), { "2026-03-02": row(24, 2, 2) })
  })

  it("is split by a value", () => {
    const question = { unit: "day", addiction_unit: "hour", on: 'properties["page"]', ...days("2026-03-02") }
    assert.deepStrictEqual<unknown>(frequency(question), { "2026-03-02": { a: row(24, 2, 1), b: row(24, 1) } })
    assert.deepStrictEqual<unknown>(frequency({ ...question, limit: "1" }), { "2026-03-02": { a: row(24, 2, 1) } })
  })

  it("counts the hour that the clocks show twice once", () => {
    const night = sourceOf(
      [
        event("2025-10-26T00:30", "ann", "Looked"),
        event("2025-10-26T01:30", "ann", "Looked"),
        event("2025-10-26T02:30", "ann", "Looked")
      ],
      { timeZone: "Europe/Berlin" }
    )
    const question = { unit: "day", addiction_unit: "hour", ...days("2025-10-26") }
    assert.deepStrictEqual(ask(night, "frequency", question), { data: { "2025-10-26": row(24, 1, 1) } })
  })
})
