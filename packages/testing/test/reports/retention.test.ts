import { assert, describe, it } from "vitest"
import { ask, days, event, type Question, sourceOf } from "./ask.ts"

// Ann joins on 1 March at noon and comes back after 1 h, after 25 h and after 49 h. Bob joins on 1 March at 18:00 and
// comes back after 50 h. Cat joins on 2 March and never comes back.
const source = sourceOf([
  event("2026-03-01T12:00", "ann", "Joined", { from: "ad" }),
  event("2026-03-01T13:00", "ann", "Looked", { page: "a" }),
  event("2026-03-02T13:00", "ann", "Looked", { page: "b" }),
  event("2026-03-03T13:00", "ann", "Looked", { page: "a" }),
  event("2026-03-01T18:00", "bob", "Joined", { from: "mail" }),
  event("2026-03-03T20:00", "bob", "Looked", { page: "a" }),
  event("2026-03-02T12:00", "cat", "Joined", { from: "ad" })
])

const range = days("2026-03-01", "2026-03-02")
const question = { born_event: "Joined", event: "Looked", interval_count: "2", ...range }
const retention = (other: Question = {}) => ask(source, "retention", { ...question, ...other })

describe("first-time retention", () => {
  it("counts who came back in each interval of 24 hours after they began", () => {
    assert.deepStrictEqual(retention(), {
      "2026-03-01": { counts: [1, 1, 2], first: 2 },
      "2026-03-02": { counts: [0, 0, 0], first: 1 }
    })
  })

  it("has one interval beside the one they began in where nobody says", () => {
    assert.deepStrictEqual(ask(source, "retention", { born_event: "Joined", event: "Looked", ...range }), {
      "2026-03-01": { counts: [1, 1], first: 2 },
      "2026-03-02": { counts: [0, 0], first: 1 }
    })
  })

  it("counts a person in the cohort of the first date only", () => {
    const again = sourceOf([...source.events, event("2026-03-02T12:00", "ann", "Joined")])
    assert.deepStrictEqual(ask(again, "retention", question), retention())
  })

  it("begins in the range: what a person did before is not looked at", () => {
    assert.deepStrictEqual(ask(source, "retention", { ...question, ...days("2026-03-02") }), {
      "2026-03-02": { counts: [0, 0, 0], first: 1 }
    })
  })

  it("filters those who begin and those who come back", () => {
    assert.deepStrictEqual(retention({ born_where: 'properties["from"] == "mail"' }), {
      "2026-03-01": { counts: [0, 0, 1], first: 1 },
      "2026-03-02": { counts: [0, 0, 0], first: 0 }
    })
    assert.deepStrictEqual(retention({ where: 'properties["page"] == "b"' }), {
      "2026-03-01": { counts: [0, 1, 0], first: 2 },
      "2026-03-02": { counts: [0, 0, 0], first: 1 }
    })
  })

  it("takes any event for coming back when none is named, but not the one they began with", () => {
    assert.deepStrictEqual(ask(source, "retention", { born_event: "Joined", interval_count: "1", ...range }), {
      "2026-03-01": { counts: [1, 1], first: 2 },
      "2026-03-02": { counts: [0, 0], first: 1 }
    })
  })

  it("may have longer intervals, and cohorts as long", () => {
    // In the first 48 hours Ann came back, in the second Ann and Bob.
    assert.deepStrictEqual(retention({ interval: "2", interval_count: "1" }), {
      "2026-03-01": { counts: [1, 2], first: 3 }
    })
    // 1 March 2026 is a Sunday.
    assert.deepStrictEqual(retention({ unit: "week", interval_count: "1" }), {
      "2026-02-23": { counts: [2, 0], first: 2 },
      "2026-03-02": { counts: [0, 0], first: 1 }
    })
  })

  it("counts back to front when it is unbounded", () => {
    assert.deepStrictEqual(retention({ unbounded_retention: "true" }), {
      "2026-03-01": { counts: [2, 2, 2], first: 2 },
      "2026-03-02": { counts: [0, 0, 0], first: 1 }
    })
    assert.deepStrictEqual(retention({ unbounded_retention: "true", where: 'properties["page"] == "b"' }), {
      "2026-03-01": { counts: [1, 1, 0], first: 2 },
      "2026-03-02": { counts: [0, 0, 0], first: 1 }
    })
  })

  it("is split by a value of the event they come back with", () => {
    assert.deepStrictEqual(retention({ on: 'properties["page"]' }), {
      "2026-03-01": { a: { counts: [1, 0, 2], first: 2 }, b: { counts: [0, 1, 0], first: 2 } },
      "2026-03-02": { a: { counts: [0, 0, 0], first: 1 }, b: { counts: [0, 0, 0], first: 1 } }
    })
    assert.deepStrictEqual(retention({ on: 'properties["page"]', limit: "1", ...days("2026-03-01") }), {
      "2026-03-01": { a: { counts: [1, 0, 2], first: 2 } }
    })
  })

  it("leaves out intervals that have not begun", () => {
    const now = Date.parse("2026-03-02T18:00Z")
    assert.deepStrictEqual(ask({ ...source, now }, "retention", question), {
      "2026-03-01": { counts: [1, 1], first: 2 },
      "2026-03-02": { counts: [0], first: 1 }
    })
  })

  it("has months that end on the same day and time of the next month", () => {
    const months = sourceOf(
      [
        event("2026-01-31T11:00", "ann", "Joined"),
        // February has no 31st. In Berlin this is the 28th at 11:59, a minute short of a month.
        event("2026-02-28T10:59", "ann", "Looked"),
        event("2026-01-31T11:00", "bob", "Joined"),
        event("2026-02-28T11:00", "bob", "Looked")
      ],
      { timeZone: "Europe/Berlin" }
    )
    const monthly = { born_event: "Joined", event: "Looked", unit: "month", interval_count: "1", ...days("2026-01-31") }
    assert.deepStrictEqual(ask(months, "retention", monthly), { "2026-01-01": { counts: [1, 1], first: 2 } })
  })

  it("goes by the clocks of the time zone in months, also when they are changed", () => {
    // Noon in Berlin is 11:00 in Greenwich on 15 March, and 10:00 on 15 April.
    const spring = sourceOf([event("2026-03-15T11:00", "ann", "Joined"), event("2026-04-15T10:00", "ann", "Looked")], {
      timeZone: "Europe/Berlin",
      now: Date.parse("2026-04-30T12:00Z")
    })
    const monthly = { born_event: "Joined", event: "Looked", unit: "month", interval_count: "1", ...days("2026-03-15") }
    assert.deepStrictEqual(ask(spring, "retention", monthly), { "2026-03-01": { counts: [0, 1], first: 1 } })
  })

  it("sees who comes back when the clocks show an earlier time than when they began", () => {
    // 02:50 in Berlin, and 20 minutes later 02:10.
    const autumn = sourceOf([event("2026-10-25T00:50", "ann", "Joined"), event("2026-10-25T01:10", "ann", "Looked")], {
      timeZone: "Europe/Berlin",
      now: Date.parse("2026-10-31T12:00Z")
    })
    const monthly = { born_event: "Joined", event: "Looked", unit: "month", ...days("2026-10-25") }
    assert.deepStrictEqual(ask(autumn, "retention", monthly), { "2026-10-01": { counts: [1], first: 1 } })
  })
})

describe("recurring retention", () => {
  it("counts everybody on every date they did the event", () => {
    // On 1 March only Ann looked; she looked again after 24 h and after 48 h. On 2 March she looked, and a day later.
    assert.deepStrictEqual(retention({ retention_type: "compounded" }), {
      "2026-03-01": { counts: [0, 1, 1], first: 1 },
      "2026-03-02": { counts: [0, 1, 0], first: 1 }
    })
  })

  it("needs no first event", () => {
    const { born_event: _, ...compounded } = { ...question, retention_type: "compounded", interval_count: "1" }
    assert.deepStrictEqual(ask(source, "retention", compounded), {
      "2026-03-01": { counts: [0, 1], first: 1 },
      "2026-03-02": { counts: [0, 1], first: 1 }
    })
  })
})
