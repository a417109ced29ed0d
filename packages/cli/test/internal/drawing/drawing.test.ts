import { displayWidth } from "effect/cli/CliOutput"
import { assert, describe, it } from "vitest"
import { barChart } from "../../../src/internal/drawing/bar-chart.ts"
import { bar, progressBar, sparkline } from "../../../src/internal/drawing/bars.ts"
import { heatTable } from "../../../src/internal/drawing/heat-table.ts"
import { type Paint, plain } from "../../../src/internal/drawing/paint.ts"
import { table } from "../../../src/internal/drawing/table.ts"
import { bytes, fit, stretch } from "../../../src/internal/drawing/text.ts"

const tagged: Paint = (style, text) => `<${style}>${text}</${style}>`

describe("bars", () => {
  it("are as long as the value, in eighths, and never nothing for more than zero", () => {
    assert.deepStrictEqual(
      [bar(8, 8, 4), bar(4, 8, 4), bar(1, 8, 1), bar(0.001, 8, 4), bar(0, 8, 4)],
      ["████", "██", "▏", "▏", ""]
    )
    assert.strictEqual(progressBar(0.5, 6), "███░░░")
    assert.strictEqual(progressBar(7, 2), "██")
  })

  it("become a line for a series, gathered where there are more values than columns", () => {
    assert.strictEqual(sparkline([0, 1, 4, 8]), "·▁▄█")
    assert.strictEqual(sparkline([1, 1, 2, 2, 4, 4], 3), "▂▄█")
    assert.strictEqual(sparkline([]), "")
  })

  it("stand in a chart that fills the width and no more", () => {
    const bars = [
      { label: "Signed Up", figures: ["1,000"], value: 1000 },
      { label: "支払い", figures: ["10"], value: 10 }
    ]
    const lines = barChart(bars, { columns: 40, paint: plain })
    assert.strictEqual(displayWidth(lines[0] ?? ""), 40)
    assert.match(lines[1] ?? "", /^支払い {8}10 {2}▎/)
    assert.include(barChart(bars, { columns: 40, paint: tagged })[0], "<drawing>█")
  })
})

describe("a table", () => {
  const columns = [
    { heading: "name", cells: ["bob", "a very long name"], side: "left" },
    { heading: "count", cells: ["1", "20"], side: "right" }
  ] as const

  it("aligns its columns and cuts nothing where there is room", () => {
    assert.deepStrictEqual(table(columns, { columns: undefined, paint: plain }), [
      "name              count",
      "bob                   1",
      "a very long name     20"
    ])
  })

  it("narrows its widest column to the screen", () => {
    assert.deepStrictEqual(table(columns, { columns: 15, paint: plain }), [
      "name      count",
      "bob           1",
      "a very …     20"
    ])
  })

  it("replaces what would steer the screen", () => {
    const cells = ["\u001B[2Jbob\u202Etxt"]
    assert.strictEqual(
      table([{ heading: "name", cells, side: "left" }], { columns: 20, paint: plain })[1],
      "�[2Jbob�txt"
    )
  })
})

describe("a heat table", () => {
  const headings = { label: "began", total: "people", shares: ["+0", "+1"] }
  const rows = [{ label: "2026-01-01", total: "12", shares: [0.5, 0] }]

  it("shades each share", () => {
    assert.deepStrictEqual(heatTable(headings, rows, { columns: 60, paint: plain }), [
      "began       people       +0       +1",
      "2026-01-01      12  ▒▒  50%  ··   0%"
    ])
  })

  it("leaves out the columns that do not fit", () => {
    const lines = heatTable(headings, rows, { columns: 30, paint: plain })
    assert.deepStrictEqual(lines, ["began       people       +0", "2026-01-01      12  ▒▒  50%"])
  })
})

describe("text", () => {
  it("fits a width in any script", () => {
    assert.deepStrictEqual([fit("bob", 5), fit("bob", 5, "right"), fit("支払い", 4)], ["bob  ", "  bob", "支… "])
  })

  it("says sizes and times for people", () => {
    assert.deepStrictEqual([bytes(999), bytes(1500), bytes(2_500_000)], ["999 B", "1.5 kB", "2.5 MB"])
    assert.deepStrictEqual([stretch(900), stretch(200_000), stretch(7_500_000)], ["1 s", "3 min 20 s", "2 h 5 min"])
  })
})
