import { createFakeServer, type RecordedEvent } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { shop, subjectOf } from "../../ask/subject.ts"

const recorded = async (
  items: ReadonlyArray<readonly [person: string, event: string, day: string, properties?: Record<string, string>]>
): Promise<ReadonlyArray<RecordedEvent>> => {
  await using server = createFakeServer()
  await server.seed(
    items.map(([person, event, day, properties]) => ({ person, event, timestamp: Date.parse(day) / 1000, properties }))
  )
  return server.events()
}

describe("subjectOf", () => {
  it("asks about the days that something was recorded on, with the names it is given", async () => {
    const events = await recorded([
      ["ann", "Signed Up", "2026-09-03T23:59:59Z"],
      ["bob", "Signed Up", "2026-09-01T00:00:00Z"]
    ])
    assert.deepStrictEqual(subjectOf(events, shop), {
      ...shop,
      days: { from: "2026-09-01", to: "2026-09-03" },
      length: 3
    })
  })

  it("asks about the last 31 days of a long history", async () => {
    const events = await recorded([
      ["ann", "Signed Up", "2011-01-01T00:00:00Z"],
      ["bob", "Signed Up", "2026-08-31T00:00:00Z"]
    ])
    assert.deepInclude(subjectOf(events), { days: { from: "2026-08-01", to: "2026-08-31" }, length: 31 })
  })

  it("guesses names in the order of how many people they concern", async () => {
    const events = await recorded([
      ["ann", "Paid", "2026-09-01T00:00:00Z", { card: "blue" }],
      ["ann", "Visited", "2026-09-01T00:00:00Z"],
      ["bob", "Visited", "2026-09-01T00:00:00Z"],
      ["eva", "Visited", "2026-09-01T00:00:00Z"],
      ["eva", "Paid", "2026-09-01T00:00:00Z", { card: "red" }]
    ])
    assert.deepInclude(subjectOf(events), {
      event: "Paid",
      property: "card",
      steps: ["Visited", "Paid"],
      people: undefined,
      shown: ["card"]
    })
  })

  it("splits by nothing where no property has a few values", async () => {
    const events = await recorded(
      Array.from({ length: 20 }, (_, index) => [
        "ann",
        "Paid",
        `2026-09-01T00:00:${index + 10}Z`,
        { id: `${index}`, all: "1" }
      ])
    )
    assert.deepInclude(subjectOf(events), { event: "Paid", property: undefined, steps: ["Paid"] })
  })

  it("has nothing to ask about no events", () => {
    assert.isUndefined(subjectOf([], shop))
  })
})
