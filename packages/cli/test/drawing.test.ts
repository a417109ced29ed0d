import { displayWidth } from "effect/cli/CliOutput"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import {
  barChart,
  bytes,
  fit,
  heatTable,
  type Paint,
  percent,
  plain,
  plainly,
  plural,
  progressBar,
  sparkline,
  stretch,
  table,
  widthOf
} from "../src/drawing.ts"
import { bar } from "../src/internal/drawing/bars.ts"

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

  it("leaves out the columns that there is no room for, and says how many", () => {
    const wide = ["one", "two", "three", "four"].map((heading) => ({ heading, cells: ["x".repeat(20)] }))
    assert.deepStrictEqual(table(wide, { columns: 20, paint: plain }), [
      "one        two",
      "xxxxxxxx…  xxxxxxxx…",
      "and 2 more columns"
    ])
  })

  it("stays within the screen and lets no cell steer it", () => {
    const column = fc.record({ heading: fc.string(), cells: fc.array(fc.string({ unit: "binary" }), { maxLength: 5 }) })
    fc.assert(
      fc.property(fc.array(column, { maxLength: 4 }), fc.integer({ min: 40, max: 120 }), (columns, width) => {
        for (const line of table(columns, { columns: width, paint: plain })) {
          assert.isAtMost(displayWidth(line), width)
          assert.notMatch(line, /\p{Cc}/u)
        }
      })
    )
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

  it("leaves empty what nobody can know yet", () => {
    const lines = heatTable(headings, [{ label: "2026-01-01", total: "12", shares: [0.5, undefined] }], {
      columns: 60,
      paint: plain
    })
    assert.strictEqual(lines[1], "2026-01-01      12  ▒▒  50%")
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

  it("keeps columns aligned whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, columns) => {
        assert.strictEqual(displayWidth(fit(text, columns)), columns)
      })
    )
  })

  it("cannot steer the terminal, in any script", () => {
    assert.strictEqual(plainly("\u001B[31mred\u202Ecod\r\n"), "\uFFFD[31mred\uFFFDcod\uFFFD\uFFFD")
    assert.strictEqual(plainly("👨‍👩‍👧 שלום नमस्ते"), "👨‍👩‍👧 שלום नमस्ते")
    assert.deepStrictEqual(["喫茶店", "a\u001B[2J"].map(widthOf), [6, 5])
  })

  it("counts as people do", () => {
    assert.deepStrictEqual(
      [plural(1, "file"), plural(1200, "file"), plural(2, "alias", "aliases")],
      ["1 file", "1,200 files", "2 aliases"]
    )
    assert.deepStrictEqual([0, 0.004, 0.666, 1].map(percent), ["0%", "0%", "67%", "100%"])
  })

  it("says sizes and times for people", () => {
    assert.deepStrictEqual([bytes(999), bytes(1500), bytes(2_500_000)], ["999 B", "1.5 kB", "2.5 MB"])
    assert.deepStrictEqual([stretch(900), stretch(200_000), stretch(7_500_000)], ["1 s", "3 min 20 s", "2 h 5 min"])
  })
})
