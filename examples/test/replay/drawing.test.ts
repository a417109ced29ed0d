import fc from "fast-check"
import stringWidth from "string-width"
import { assert, describe, it } from "vitest"
import { bar, fit, printable, progressBar, sparkline } from "../../replay/drawing.ts"

describe("fit", () => {
  it.each([
    ["Visited Site", "Visited Site"],
    ["喫茶店に来店", "喫茶店に来店"],
    ["喫茶店に来店しました", "喫茶店に来店…"],
    ["喫茶店に来店し a", "喫茶店に来店… "],
    ["Visited the whole site", "Visited the …"],
    ["👨‍👩‍👧 family tea ordered", "👨‍👩‍👧 family te…"],
    ["cafe\u0301", "cafe\u0301         "]
  ])("puts %s on a fixed number of columns", (text, expected) => {
    assert.strictEqual(fit(text, 13).padEnd(13), expected.padEnd(13))
    assert.strictEqual(stringWidth(fit(text, 13)), 13)
  })

  it("keeps columns aligned whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, columns) => {
        assert.strictEqual(stringWidth(fit(text, columns)), columns)
      })
    )
  })
})

describe("printable", () => {
  it("lets no text steer the terminal", () => {
    assert.strictEqual(printable("\u001B[31mred\u202Ecod\r\n"), "\uFFFD[31mred\uFFFDcod\uFFFD\uFFFD")
  })

  it("leaves joined emoji and every script alone", () => {
    assert.strictEqual(printable("👨‍👩‍👧 שלום नमस्ते"), "👨‍👩‍👧 שלום नमस्ते")
  })
})

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
