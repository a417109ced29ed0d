import { assert, describe, it } from "vitest"
import { ask, event, sourceOf } from "./ask.ts"

const now = Date.parse("2026-03-31T12:00Z")

// Today until noon: 3 × Paid by two people, 2 × Viewed by one, 1 × Left. Yesterday until noon: 4 × Paid by one person,
// 1 × Viewed. Yesterday evening does not count.
const source = sourceOf(
  [
    event("2026-03-31T08:00", "ann", "Paid"),
    event("2026-03-31T09:00", "ann", "Paid"),
    event("2026-03-31T10:00", "bob", "Paid"),
    event("2026-03-31T10:00", "ann", "Viewed"),
    event("2026-03-31T12:00", "ann", "Viewed"),
    event("2026-03-31T11:00", "ann", "Left"),
    ...["08:00", "09:00", "10:00", "12:00"].map((time) => event(`2026-03-30T${time}`, "ann", "Paid")),
    event("2026-03-30T11:00", "ann", "Viewed"),
    event("2026-03-30T12:01", "ann", "Viewed"),
    event("2026-03-30T20:00", "ann", "Left")
  ],
  { now }
)

describe("top events", () => {
  it("compare today with yesterday up to the same time", () => {
    assert.deepStrictEqual(ask(source, "topEvents", { type: "general" }), {
      events: [
        { amount: 3, event: "Paid", percent_change: -0.25 },
        { amount: 2, event: "Viewed", percent_change: 1 },
        { amount: 1, event: "Left", percent_change: 1 }
      ],
      type: "general"
    })
  })

  it("count people or averages, and put equal amounts in order of their names", () => {
    assert.deepStrictEqual(ask(source, "topEvents", { type: "unique" }), {
      events: [
        { amount: 2, event: "Paid", percent_change: 1 },
        { amount: 1, event: "Left", percent_change: 1 },
        { amount: 1, event: "Viewed", percent_change: 0 }
      ],
      type: "unique"
    })
    assert.deepStrictEqual(ask(source, "topEvents", { type: "average", limit: "1" }), {
      events: [{ amount: 2, event: "Viewed", percent_change: 1 }],
      type: "average"
    })
  })
})

describe("event names", () => {
  it("are those of the last 31 days, most common first", () => {
    const month = sourceOf([
      event("2026-02-28T23:59", "ann", "Too Old"),
      event("2026-03-01T00:00", "ann", "Rare"),
      event("2026-03-15T00:00", "ann", "Common"),
      event("2026-03-15T00:01", "ann", "Common")
    ])
    assert.deepStrictEqual(ask(month, "eventNames", { type: "general" }), ["Common", "Rare"])
    assert.deepStrictEqual(ask(month, "eventNames", { type: "general", limit: "1" }), ["Common"])
    assert.deepStrictEqual(ask(month, "eventNames", { type: "general", limit: "0" }), [])
  })

  it("are ordered by people when people are counted", () => {
    const month = sourceOf([
      event("2026-03-15T00:00", "ann", "Often"),
      event("2026-03-15T00:01", "ann", "Often"),
      event("2026-03-15T00:02", "ann", "Often"),
      event("2026-03-15T00:00", "ann", "Widely"),
      event("2026-03-15T00:00", "bob", "Widely")
    ])
    assert.deepStrictEqual(ask(month, "eventNames", { type: "general" }), ["Often", "Widely"])
    assert.deepStrictEqual(ask(month, "eventNames", { type: "unique" }), ["Widely", "Often"])
  })
})
