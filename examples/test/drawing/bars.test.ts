import fc from "fast-check"
import stringWidth from "string-width"
import { assert, describe, it } from "vitest"
import { bar, progressBar, sparkline } from "../../drawing/bars.ts"

describe("bar", () => {
  it("is as long as the value is great, to an eighth of a column", () => {
    assert.deepStrictEqual(
      [8, 4, 3, 1].map((value) => bar(value, 8, 4)),
      ["████", "██", "█▌", "▌"]
    )
  })

  it("shows something for anything, and nothing for nothing", () => {
    assert.strictEqual(bar(1, 1_000_000, 10), "▏")
    assert.strictEqual(bar(0, 10, 10), "")
    assert.strictEqual(bar(0, 0, 10), "")
  })

  it("never passes its columns", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 80 }), (a, b, columns) => {
        assert.isAtMost(stringWidth(bar(Math.min(a, b), Math.max(a, b), columns)), columns)
      })
    )
  })
})

describe("sparkline", () => {
  it("has one mark per value, the greatest being full", () => {
    assert.strictEqual(sparkline([0, 1, 4, 8, 7.9]), "·▁▄██")
  })

  it("is empty for no values and flat for zeros", () => {
    assert.strictEqual(sparkline([]), "")
    assert.strictEqual(sparkline([0, 0]), "··")
  })
})

describe("progressBar", () => {
  it.each([
    [0, "░░░░"],
    [0.5, "██░░"],
    [1, "████"],
    [1.5, "████"]
  ])("draws %s of the work", (fraction, expected) => {
    assert.strictEqual(progressBar(fraction, 4), expected)
  })
})
