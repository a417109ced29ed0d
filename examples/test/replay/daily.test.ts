import { assert, describe, it } from "vitest"
import { countDaily } from "../../replay/daily.ts"

const at = (text: string): number => Date.parse(text) / 1000

describe("countDaily", () => {
  it("counts by UTC day and leaves no gaps", () => {
    const times = ["2026-09-01T00:00:00Z", "2026-09-03T23:59:59Z", "2026-09-01T23:59:59Z", "2026-09-04T00:00:00Z"]
    assert.deepStrictEqual(countDaily(times.map(at), 60), {
      first: new Date("2026-09-01T00:00:00Z"),
      last: new Date("2026-09-04T00:00:00Z"),
      days: 1,
      counts: [2, 0, 1, 1]
    })
  })

  it("joins days when there are more than fit", () => {
    const daily = countDaily([at("2026-01-01T00:00:00Z"), at("2026-01-03T00:00:00Z"), at("2026-01-07T00:00:00Z")], 3)
    assert.strictEqual(daily?.days, 3)
    assert.deepStrictEqual(daily?.counts, [2, 0, 1])
  })

  it("has nothing to say about no events", () => {
    assert.isUndefined(countDaily([], 60))
  })

  it("draws decades on one line", () => {
    const daily = countDaily([at("2009-01-01T00:00:00Z"), at("2026-09-30T00:00:00Z")], 76)
    assert.isAtMost(daily?.counts.length ?? 0, 76)
    assert.strictEqual(
      daily?.counts.reduce((sum, count) => sum + count, 0),
      2
    )
  })
})
