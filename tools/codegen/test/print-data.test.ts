import { assert, describe, it } from "vitest"
import { printData } from "../src/print-data.ts"

describe("printData", () => {
  it("keeps on one line what fits and is shallow", () => {
    assert.strictEqual(
      printData({ name: "_k", required: true, enum: ["0", "1"] }),
      `{ name: "_k", required: true, enum: ["0", "1"] }`
    )
  })

  it("gives each member a line of its own where the value is deep", () => {
    assert.strictEqual(
      printData({ a: { b: { c: { d: 1 } } }, e: [] }),
      `{
  a: {
    b: { c: { d: 1 } }
  },
  e: []
}`
    )
  })

  it("breaks a line that would pass 120 columns", () => {
    const fits = { text: "x".repeat(108) }
    const long = { text: "x".repeat(109) }
    assert.strictEqual(printData(fits).length, 120)
    assert.strictEqual(printData(long), `{\n  text: "${long.text}"\n}`)
  })

  it("counts the name and the comma of a member", () => {
    const lines = printData({ outer: { text: "x".repeat(100) }, deep: { a: { b: { c: 1 } } } }).split("\n")
    assert.deepStrictEqual(
      lines.filter((line) => line.length > 120),
      []
    )
    assert.include(lines, `  outer: {`)
  })

  it("quotes the names that are not identifiers, and texts as JSON does", () => {
    assert.strictEqual(printData({ "image/gif": 'a "b"\n', $ref: null }), `{ "image/gif": "a \\"b\\"\\n", $ref: null }`)
  })
})
