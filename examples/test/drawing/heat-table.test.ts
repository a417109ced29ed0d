import stringWidth from "string-width"
import { assert, describe, it } from "vitest"
import { heatTable } from "../../drawing/heat-table.ts"

const paint = (_style: string, text: string): string => text
const headings = { label: "week of", total: "people", shares: ["week 0", "week 1", "week 2"] }

describe("heatTable", () => {
  it("shades each share by how great it is, and leaves what nobody can know empty", () => {
    const rows = [
      { label: "2026-08-31", total: "1,035", shares: [1, 0.25, 0] },
      { label: "2026-09-07", total: "50", shares: [0.5, 0.51, undefined] },
      { label: "2026-09-14", total: "7", shares: [0.001, undefined, undefined] }
    ]
    assert.deepStrictEqual(heatTable(headings, rows, { columns: 80, paint }), [
      "  week of     people   week 0   week 1   week 2",
      "  2026-08-31   1,035  ██ 100%  ░░  25%  ··   0%",
      "  2026-09-07      50  ▒▒  50%  ▓▓  51%",
      "  2026-09-14       7  ░░   0%"
    ])
  })

  it("paints the shades alone", () => {
    const [, row] = heatTable(headings, [{ label: "2026-08-31", total: "1", shares: [1] }], {
      columns: 80,
      paint: (style, text) => `<${style}>${text}</${style}>`
    })
    assert.strictEqual(row, "  2026-08-31       1  <drawing>██</drawing> 100%")
  })

  it("leaves out the columns that do not fit", () => {
    const shares = Array.from({ length: 30 }, (_, index) => index / 30)
    const wide = { ...headings, shares: shares.map((_, index) => `week ${index}`) }
    for (const columns of [40, 80, 120]) {
      const lines = heatTable(wide, [{ label: "2026-08-31", total: "35", shares }], { columns, paint })
      assert.deepStrictEqual(
        lines.filter((line) => stringWidth(line) > columns),
        []
      )
    }
  })
})
