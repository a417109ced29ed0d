import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { repairEscapes } from "../../src/internal/broken-escapes.ts"

const repaired = (inside: string): unknown => JSON.parse(repairEscapes(`"${inside}"`).text)

describe("repairEscapes", () => {
  it("changes nothing in valid JSON", () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: "grapheme" }), fc.constantFrom("", "\t", " \r"), (json, space) => {
        assert.deepStrictEqual(repairEscapes(space + json + space), { text: space + json + space, closed: true })
      })
    )
  })

  it.each([
    ["an escaped apostrophe", String.raw`Bob\'s`, "Bob's"],
    ["an escaped backslash before an apostrophe", String.raw`C:\\'`, "C:\\'"],
    ["a byte in hexadecimal", String.raw`it\x27s \x41\x22`, `it's A"`],
    ["the UTF-8 bytes of a character in hexadecimal", String.raw`caf\xC3\xA9`, "café"],
    ["a character of JavaScript source in hexadecimal", String.raw`caf\xE9!`, "café!"],
    [
      "the UTF-8 bytes of characters in octal",
      String.raw`M\303\251decins \346\215\220\360\237\230\200`,
      "Médecins 捐😀"
    ],
    ["a code point in braces", String.raw`\u{1F600}\u{27}`, "😀'"],
    ["escapes that JSON knows", String.raw`\u00e9\n\"\/`, 'é\n"/'],
    ["raw control characters", "a\tb\u0000c\rd", "a\tb\u0000c\rd"]
  ])("reads %s", (_what, broken, meant) => {
    assert.strictEqual(repaired(broken), meant)
  })

  it.each([
    ["in a path", String.raw`C:\Users\2011-2012\Ann`],
    ["before too few hexadecimal digits", String.raw`\x4 \u12 \u{} \xZZ`],
    ["before a code point that does not exist", String.raw`\u{110000}`],
    ["before octal digits that are no UTF-8", String.raw`\303 \251 \303\251\251 \777`]
  ])("keeps a backslash %s", (_where, text) => {
    assert.strictEqual(repaired(text), text)
  })

  it("leaves white space between tokens alone", () => {
    assert.strictEqual(repairEscapes('{\t"a":\t"\t"}').text, '{\t"a":\t"\\t"}')
  })

  it("says whether every string is closed", () => {
    assert.isTrue(repairEscapes(String.raw`{"a":"\"b\'"}`).closed)
    assert.isFalse(repairEscapes(String.raw`{"a":"b\"}`).closed)
  })

  it("makes valid JSON of any text between quotes", () => {
    const unit = fc.constantFrom("\\", "'", "x", "u", "{", "}", "3", "0", "2", "7", "F", "n", "\t", "é", "\u0000")
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const { text: json, closed } = repairEscapes(`"${text}"`)
        // A backslash at the very end escapes the closing quote: nobody can tell where that string was to end.
        if (closed) assert.isString(JSON.parse(json))
      })
    )
  })

  it("takes time in proportion to the text", () => {
    for (const part of ['\\"', "\\", "\\xE9", "\\303\\251", '"', "\\'"]) {
      const text = `"${part.repeat(200_000)}`
      assert.isAtLeast(repairEscapes(text).text.length, 200_000)
    }
  })
})
