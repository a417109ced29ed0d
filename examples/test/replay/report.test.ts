import type { Look } from "@tallymark/cli/drawing"
import stringWidth from "string-width"
import { assert, describe, it } from "vitest"
import type { Findings } from "../../replay/findings.ts"
import { reportLines } from "../../replay/report.ts"

const plain: Look = { columns: 80, paint: (_style, text) => text }

const findings: Findings = {
  source: "export.json",
  url: "http://127.0.0.1:4000",
  counts: { lines: 1204, recorded: 1190, set: 5, aliased: 1, malformed: 3, rejected: 4, blank: 1, pending: 0 },
  malformed: { total: 3, first: [{ lineNumber: 7, reason: "the line is not valid JSON" }] },
  rejected: { total: 0, first: [] },
  events: new Map([
    ["Bought", 100],
    ["喫茶店に来店", 1090]
  ]),
  timestamps: [Date.parse("2026-09-01T10:00:00Z") / 1000, Date.parse("2026-09-02T10:00:00Z") / 1000],
  identities: 900,
  people: 600,
  duplicates: { events: 1, properties: 2, aliases: 0 },
  violations: { total: 0, first: [] },
  requests: 1196,
  elapsedMillis: 500
}

const text = (changes: Partial<Findings> = {}, look: Look = plain): string =>
  reportLines({ ...findings, ...changes }, look).join("\n")

describe("the report", () => {
  it("tells what was read, what arrived and what was wrong", () => {
    assert.strictEqual(
      text(),
      `
1,203 lines of export.json
  1,190 events · 5 sets of properties · 1 alias · 3 malformed · 4 refused

Events by name
  喫茶店に来店  1,090  █████████████████████████████████████████████████████████
  Bought          100  █████▎

Events by day, at most 1
  ████████
  1 Sept 2026   2 Sept 2026

What arrived at http://127.0.0.1:4000
  people before aliases  900
  people after aliases   600
  dropped as duplicates  1 event, 2 property values, 0 aliases
  contract violations    none

Malformed lines: 3
  line 7  the line is not valid JSON
  and 2 more

Throughput
  2,392 calls a second: 1,196 requests in 0.50 s, server in the same process`
    )
  })

  it("lists violations and refused lines, long reasons on several lines", () => {
    const reason = "properties.referrer: must be at most 512 characters, and has 627; properties.title: likewise"
    const report = text({
      rejected: { total: 1, first: [{ lineNumber: 1200, reason }] },
      violations: { total: 1, first: ["record: _n must be present"] }
    })
    assert.include(report, "  contract violations    1\n    record: _n must be present\n")
    assert.include(
      report,
      `
Refused lines: 1
  line 1,200  properties.referrer: must be at most 512 characters, and has 627;
              properties.title: likewise
`
    )
  })

  it("stays within the columns", () => {
    const events = new Map(Array.from({ length: 40 }, (_, index) => [`${"長い名前".repeat(10)} ${index}`, 40 - index]))
    const long = { lineNumber: 123_456, reason: "a word and another word ".repeat(20) }
    const timestamps = Array.from({ length: 400 }, (_, day) => 1_700_000_000 + day * 86_400)
    for (const columns of [40, 80, 100]) {
      const lines = reportLines(
        { ...findings, events, timestamps, malformed: { total: 1, first: [long] } },
        { ...plain, columns }
      )
      const wide = lines.filter((line) => stringWidth(line) > Math.max(columns, 80))
      assert.deepStrictEqual(wide, [])
    }
  })

  it("names fifteen events and says how many more there are", () => {
    const events = new Map(Array.from({ length: 40 }, (_, index) => [`Event ${index}`, 40 - index]))
    const report = text({ events })
    assert.include(report, "  Event 14 ")
    assert.notInclude(report, "  Event 15 ")
    assert.include(report, "  and 25 more names\n")
  })

  it("says only what was wrong when nothing could be sent", () => {
    const report = text({ requests: 0, events: new Map(), timestamps: [] })
    assert.notInclude(report, "Events by name")
    assert.include(report, "Malformed lines: 3")
  })

  it("paints what is good and what is bad", () => {
    const painted: Look = { columns: 80, paint: (style, words) => `<${style}>${words}</${style}>` }
    assert.include(text({}, painted), "contract violations    <good>none</good>")
    assert.include(text({ violations: { total: 2, first: [] } }, painted), "contract violations    <bad>2</bad>")
    assert.include(text({}, painted), "<bad>  line 7  </bad>the line is not valid JSON")
  })

  it("lets no file name or reason steer the terminal", () => {
    const report = text({
      source: "\u001B[2Jx",
      malformed: { total: 1, first: [{ lineNumber: 1, reason: "a\u001B[2Jb" }] },
      events: new Map([["\u001B[2Jx", 1]])
    })
    assert.notInclude(report, "\u001B")
  })
})
