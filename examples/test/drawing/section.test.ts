import { barChart, type Look } from "@tallymark/cli/drawing"
import stringWidth from "string-width"
import { assert, describe, it } from "vitest"
import { heading, indented, wrap } from "../../drawing/section.ts"

const look: Look = { columns: 40, paint: (style, text) => (style === "heading" ? text.toUpperCase() : text) }

describe("a section", () => {
  it("has a heading after an empty line", () => {
    assert.deepStrictEqual(heading("events", look), ["", "EVENTS"])
  })

  it("indents what is drawn, within the screen", () => {
    const [line = ""] = indented(look, (inner) => barChart([{ label: "Paid", figures: ["3"], value: 3 }], inner))
    assert.match(line, /^ {2}Paid {2}3 {2}█+$/)
    assert.strictEqual(stringWidth(line), 40)
  })

  it("breaks a text between words, and leaves a word that is too long alone", () => {
    assert.deepStrictEqual(wrap("one two three seventeen", 7), ["one two", "three", "seventeen"])
  })
})
