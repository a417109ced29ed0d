import fc from "fast-check"
import stringWidth from "string-width"
import { assert, describe, it } from "vitest"
import { table } from "../../drawing/table.ts"

const paint = (_style: string, text: string): string => text

describe("table", () => {
  it("makes each column as wide as what is in it", () => {
    const columns = [
      { heading: "id", cells: ["ann@example.com", "喫茶店"] },
      { heading: "country", cells: ["GB", "JP"] },
      { heading: "name", cells: ["Ann", ""] }
    ]
    assert.deepStrictEqual(table(columns, { columns: 80, paint }), [
      "  id               country  name",
      "  ann@example.com  GB       Ann",
      "  喫茶店           JP"
    ])
  })

  it("cuts the widest column where the screen ends", () => {
    const columns = [
      { heading: "id", cells: ["a".repeat(60)] },
      { heading: "name", cells: ["Ann"] }
    ]
    assert.deepStrictEqual(table(columns, { columns: 20, paint }), ["  id            name", "  aaaaaaaaaaa…  Ann"])
  })

  it("paints the headings", () => {
    assert.deepStrictEqual(
      table([{ heading: "id", cells: [] }], { columns: 80, paint: (style, text) => `<${style}>${text}` }),
      ["<aside>  id"]
    )
  })

  it("stays within the screen and lets no cell steer the terminal", () => {
    const column = fc.record({ heading: fc.string(), cells: fc.array(fc.string({ unit: "binary" }), { maxLength: 5 }) })
    fc.assert(
      fc.property(fc.array(column, { maxLength: 4 }), fc.integer({ min: 40, max: 120 }), (columns, width) => {
        for (const line of table(columns, { columns: width, paint })) {
          assert.isAtMost(stringWidth(line), width)
          assert.notMatch(line, /\p{Cc}/u)
        }
      })
    )
  })
})
