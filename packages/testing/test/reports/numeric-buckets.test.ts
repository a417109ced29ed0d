import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { ask, days, event, type Question, sourceOf } from "./ask.ts"

interface Numeric {
  readonly data: { readonly values: Record<string, Record<string, number>> }
}

/** The totals of the ranges of some numbers, all on one day. */
const ranges = (numbers: ReadonlyArray<unknown>, question: Question = {}): Record<string, number> => {
  const source = sourceOf(numbers.map((price, index) => event("2026-03-01T01:00", `p${index % 2}`, "Paid", { price })))
  const answer = ask(source, "segmentationNumeric", {
    event: "Paid",
    on: 'properties["price"]',
    ...days("2026-03-01"),
    ...question
  }) as Numeric // every numeric segmentation has the shape
  return Object.fromEntries(Object.entries(answer.data.values).map(([name, line]) => [name, line["2026-03-01"] ?? -1]))
}

describe("numeric buckets", () => {
  it("are labelled with their borders, thousands apart", () => {
    // From 2,000 to 2,900 in ranges of 100 there are ten, which fits; ranges of 50 would be nineteen.
    const answer = ranges([2000, 2099.5, 2100, 2900])
    assert.deepStrictEqual(answer, { "2,000 - 2,100": 2, "2,100 - 2,200": 1, "2,900 - 3,000": 1 })
    assert.deepStrictEqual(Object.keys(answer), ["2,000 - 2,100", "2,100 - 2,200", "2,900 - 3,000"])
  })

  it("are never narrower than one for whole numbers", () => {
    assert.deepStrictEqual(ranges([1, 2, 3, 3]), { "1 - 2": 1, "2 - 3": 1, "3 - 4": 2 })
  })

  it("have decimals when the numbers have, and do not fall for rounding", () => {
    // 100 times 0.29 is just below 29 in binary.
    assert.deepStrictEqual(ranges([0.1, 0.3, 0.7, 1.1]), {
      "0.1 - 0.2": 1,
      "0.3 - 0.4": 1,
      "0.7 - 0.8": 1,
      "1.1 - 1.2": 1
    })
    assert.deepStrictEqual(ranges([0.25, 0.29, 0.35]), { "0.25 - 0.26": 1, "0.29 - 0.3": 1, "0.35 - 0.36": 1 })
  })

  it("are as many as were asked for at most", () => {
    assert.deepStrictEqual(ranges([0, 99], { buckets: "2" }), { "0 - 50": 1, "50 - 100": 1 })
    assert.deepStrictEqual(ranges([-1, 1], { buckets: "1" }), { "-2 - 0": 1, "0 - 2": 1 })
  })

  it("tell great whole numbers apart, such as times in microseconds", () => {
    const time = 1_772_366_400_000_001
    const answer = ranges([time, time + 1, time + 2, time + 3], { buckets: "3" })
    assert.deepStrictEqual(answer, {
      "1,772,366,400,000,000 - 1,772,366,400,000,002": 1,
      "1,772,366,400,000,002 - 1,772,366,400,000,004": 2,
      "1,772,366,400,000,004 - 1,772,366,400,000,006": 1
    })
    assert.deepStrictEqual(ranges([1e21]), { "1,000,000,000,000,000,000,000 - 1,000,000,000,000,000,000,001": 1 })
  })

  it("go below zero", () => {
    assert.deepStrictEqual(ranges([-15, -10, 5]), { "-16 - -14": 1, "-10 - -8": 1, "4 - 6": 1 })
  })

  it("leave out what is no number, and are empty when nothing is", () => {
    assert.deepStrictEqual(ranges([5, "5", null, true, undefined]), { "5 - 6": 1 })
    assert.deepStrictEqual(ranges(["5"]), {})
  })

  it("count people where they are asked for", () => {
    assert.deepStrictEqual(ranges([5, 5, 5], { type: "unique" }), { "5 - 6": 2 })
    assert.deepStrictEqual(ranges([5, 5, 5], { type: "average" }), { "5 - 6": 1.5 })
  })

  it("hold every number once, between its borders, however great, small or many they are", () => {
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ max: 50 }))
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 40 }), fc.integer({ min: 2, max: 30 }), (all, count) => {
        const answer = ranges(all, { buckets: String(count) })
        assert.isAtMost(Object.keys(answer).length, count)
        const total = Object.values(answer).reduce((sum, part) => sum + part, 0)
        assert.strictEqual(total, all.length)
      })
    )
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1 }), (all) => {
        for (const [label, count] of Object.entries(ranges(all))) {
          const [low, high] = label.split(" - ").map((border) => Number(border.replaceAll(",", "")))
          const inside = all.filter((value) => value >= (low ?? Number.NaN) && value < (high ?? Number.NaN))
          assert.strictEqual(count, inside.length, label)
        }
      })
    )
  })
})
