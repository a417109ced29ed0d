import fc from "fast-check"
import stringWidth from "string-width"
import { assert, describe, it } from "vitest"
import { fit, percent, plural, printable, widthOf, wrap } from "../../drawing/text.ts"

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

describe("widthOf", () => {
  it("is what fit leaves alone", () => {
    assert.strictEqual(widthOf("喫茶店"), 6)
    assert.strictEqual(widthOf("a\u001B[2J"), 5)
  })
})

describe("wrap", () => {
  it("breaks between words, and leaves a word that is too long alone", () => {
    assert.deepStrictEqual(wrap("one two three seventeen", 7), ["one two", "three", "seventeen"])
  })
})

describe("numbers", () => {
  it("are written as people read them", () => {
    assert.deepStrictEqual(
      [plural(1, "file"), plural(1200, "file"), plural(2, "alias", "aliases")],
      ["1 file", "1,200 files", "2 aliases"]
    )
    assert.deepStrictEqual([0, 0.004, 0.666, 1].map(percent), ["0%", "0%", "67%", "100%"])
  })
})
