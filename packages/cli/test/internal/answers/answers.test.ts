import { assert, describe, it } from "vitest"
import { seriesChart } from "../../../src/internal/answers/charts/series-chart.ts"
import { csvLines, jsonText } from "../../../src/internal/answers/formats.ts"
import { plain } from "../../../src/internal/drawing/paint.ts"

const look = { columns: 60, paint: plain }

describe("formats", () => {
  it("quote CSV where it needs quotes, and have every column", () => {
    assert.deepStrictEqual(csvLines([{ a: 'say "hi"', b: 1 }, { a: "x,y\nz", c: { d: [1] } }, { b: null }]), [
      "a,b,c",
      '"say ""hi""",1,',
      '"x,y\nz",,"{""d"":[1]}"',
      ",,"
    ])
    assert.deepStrictEqual(csvLines([]), [])
  })

  it("escape in JSON what could steer a terminal, and change nothing", () => {
    const value = { text: "\u009B2J\u202E\u001B[2J" }
    assert.strictEqual(jsonText(value), '{"text":"\\u009b2J\\u202e\\u001b[2J"}')
    assert.deepStrictEqual(JSON.parse(jsonText(value)), value)
  })
})

describe("the chart of a series", () => {
  const points = (name: string, values: ReadonlyArray<number>) =>
    values.map((value, index) => ({ name, date: `2026-01-${String(index + 1).padStart(2, "0")}`, value }))

  it("has a bar for each date of one name", () => {
    assert.deepStrictEqual(seriesChart(points("Paid", [1, 0]), { columns: 20, paint: plain }), [
      "Paid",
      "2026-…  1  █████████",
      "2026-…  0"
    ])
  })

  it("has a line for each of several names, the greatest first", () => {
    const lines = seriesChart([...points("few", [1, 0, 1]), ...points("many", [4, 8, 0])], look)
    assert.deepStrictEqual(lines, ["many  12  ▄█·", "few    2  █·█", "          2026-01-01 – 2026-01-03"])
  })

  it("has totals where there is one date, and says how many names are left out", () => {
    const many = Array.from({ length: 45 }, (_, index) => ({ name: `n${index}`, date: "2026-01-01", value: index }))
    const lines = seriesChart(many, look)
    assert.match(lines[0] ?? "", /^n44 {2}44 {2}█+$/)
    assert.strictEqual(lines.at(-1), "and 5 more")
  })
})
