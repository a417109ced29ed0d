import { assert, describe, it } from "vitest"
import { byHand, itemsOf } from "../../asking/segmentation.ts"

describe("the loop by hand", () => {
  it("counts what the question asks for, by plan and by day", () => {
    const items = itemsOf(60_000)
    const asked = items.filter(
      ({ event, properties }) => event === "Signed Up" && properties.seats > 10 && properties.country === "FR"
    )
    const answer = byHand(items)
    const total = Object.values(answer).flatMap((days) => Object.values(days))
    assert.deepStrictEqual(Object.keys(answer).sort(), ["basic", "free", "pro"])
    assert.strictEqual(total.length, 90)
    assert.strictEqual(
      total.reduce((sum, count) => sum + count, 0),
      asked.length
    )
    assert.isAbove(asked.length, 0)
    const first = asked.filter(
      ({ properties }) => properties.plan === "pro" && properties.time < Date.parse("2026-01-02") / 1000
    )
    assert.strictEqual(answer.pro?.["2026-01-01"], first.length)
  })
})
