import fc from "fast-check"
import stringWidth from "string-width"
import { assert, describe, it } from "vitest"
import { barChart } from "../../drawing/bar-chart.ts"

const paint = (_style: string, text: string): string => text

describe("barChart", () => {
  it("aligns labels, figures and bars", () => {
    const bars = [
      { label: "喫茶店", figures: ["1,000", "100%", ""], value: 1000 },
      { label: "Visited", figures: ["50", "5%", "after 2 min"], value: 50 }
    ]
    assert.deepStrictEqual(barChart(bars, { columns: 60, paint }), [
      "  喫茶店                1,000  100%               ██████████",
      "  Visited                  50    5%  after 2 min  ▌"
    ])
  })

  it("draws nothing of nothing", () => {
    assert.deepStrictEqual(barChart([], { columns: 80, paint }), [])
    assert.deepStrictEqual(
      barChart([{ label: "none", figures: ["0"], value: 0 }], { columns: 30, paint }).map((line) => line.trimEnd()),
      ["  none        0"]
    )
  })

  it("stays within the screen", () => {
    const value = fc.integer({ min: 0, max: 1_000_000 })
    const one = fc.record({ label: fc.string({ unit: "grapheme" }), value })
    fc.assert(
      fc.property(fc.array(one), fc.integer({ min: 40, max: 120 }), (bars, columns) => {
        const drawn = bars.map(({ label, value }) => ({ label, figures: [String(value)], value }))
        for (const line of barChart(drawn, { columns, paint })) assert.isAtMost(stringWidth(line), columns)
      })
    )
  })
})
