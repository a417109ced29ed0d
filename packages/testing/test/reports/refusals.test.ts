import { assert, describe, it } from "vitest"
import type { ReportId } from "../../src/internal/reports/reports.ts"
import { ask, days, event, type Question, refusal, sourceOf } from "./ask.ts"

const source = sourceOf([event("2026-03-01T01:00", "ann", "Paid", { plan: "pro" })])
const march = days("2026-03-01", "2026-03-02")
const segmentation = { event: "Paid", ...march }
const counts = { event: '["Paid"]', type: "general", unit: "day" }

const cases: ReadonlyArray<readonly [why: string, id: ReportId, question: Question, words: string]> = [
  [
    "dates in the wrong order",
    "segmentation",
    { event: "Paid", ...days("2026-03-02", "2026-03-01") },
    "from_date cannot be later than to_date"
  ],
  [
    "dates to come",
    "segmentation",
    { event: "Paid", ...days("2026-03-02", "2026-04-01") },
    "to_date cannot be later than today"
  ],
  [
    "days that do not exist",
    "segmentation",
    { event: "Paid", ...days("2026-02-30", "2026-03-01") },
    "from_date must be a date such as 1970-01-01"
  ],
  ["no dates", "segmentation", { event: "Paid" }, "from_date is required"],
  [
    "people by the hour",
    "segmentation",
    { ...segmentation, unit: "hour", type: "unique" },
    "type unique cannot be computed per hour; ask per day"
  ],
  [
    "averages by the minute",
    "eventCounts",
    { ...counts, unit: "minute", type: "average", interval: "5" },
    "type average cannot be computed per minute; ask per day"
  ],
  ["neither dates nor an interval", "eventCounts", counts, "either interval or from_date and to_date is required"],
  ["one date of two", "eventCounts", { ...counts, from_date: "2026-03-01" }, "to_date is required"],
  ["an interval of nothing", "eventCounts", { ...counts, interval: "0" }, "interval must be at least 1"],
  [
    "an endless interval",
    "eventCounts",
    { ...counts, unit: "minute", interval: "1000001" },
    "interval asks for more than a million minutes"
  ],
  [
    "minutes of centuries",
    "segmentation",
    { event: "Paid", unit: "minute", ...days("1800-01-01", "2026-03-01") },
    "the range holds more than a million minutes"
  ],
  [
    "events that are no list",
    "eventCounts",
    { ...counts, event: "Paid", ...march },
    "event must be a JSON array of texts"
  ],
  [
    "a unit nobody knows",
    "segmentation",
    { ...segmentation, unit: "year" },
    "unit must be one of minute, hour, day, week, month"
  ],
  [
    "a limit below zero",
    "segmentation",
    { ...segmentation, limit: "-1" },
    "limit must be a whole number, zero or more"
  ],
  [
    "a filter that cannot be read",
    "segmentation",
    { ...segmentation, where: 'properties["plan"' },
    "where is no expression: at 1:11 "
  ],
  [
    "a filter that cannot be computed",
    "segmentation",
    { ...segmentation, where: 'properties["plan"] and true' },
    "where cannot be computed: and met a value that is neither true, false nor undefined"
  ],
  ["a sum of nothing", "segmentationSum", segmentation, "on is required"],
  ["a funnel nobody saved", "funnelReport", { funnel_id: "7", ...march }, "there is no funnel 7 in this project"],
  ["retention without a beginning", "retention", march, "born_event is required when retention_type is birth"],
  [
    "an interval of more than 90 days",
    "retention",
    { born_event: "Paid", interval: "91", ...march },
    "interval cannot be more than 90 days"
  ],
  [
    "endless intervals",
    "retention",
    { born_event: "Paid", interval_count: "10001", ...march },
    "interval_count cannot be more than 10000"
  ],
  ["frequency of no unit", "frequency", march, "unit is required"]
]

describe("a report is refused for", () => {
  it.each(cases)("%s", (_, id, question, words) => {
    assert.include(refusal(source, id, question), words)
  })

  it("an answer that would not fit into memory", () => {
    const many = sourceOf(
      Array.from({ length: 100 }, (_, index) => event("2026-03-01T01:00", "ann", "Paid", { order: index }))
    )
    const question = { event: "Paid", on: 'properties["order"]', unit: "minute", limit: "100" }
    assert.include(
      refusal(many, "segmentation", { ...question, ...days("2026-01-01", "2026-03-01") }),
      "the answer is too large"
    )
  })
})

describe("a report is not refused", () => {
  it("for a day that has begun in the project's time zone, though not in Greenwich", () => {
    const early = { ...source, timeZone: "Pacific/Auckland", now: Date.parse("2026-03-31T12:00Z") }
    assert.deepInclude(ask(early, "segmentation", { event: "Paid", ...days("2026-04-01") }), { legend_size: 1 })
    const late = { ...source, timeZone: "America/New_York", now: Date.parse("2026-03-31T02:00Z") }
    assert.include(refusal(late, "segmentation", { event: "Paid", ...days("2026-03-31") }), "later than today")
  })

  it("for a mistake in an expression that is never reached", () => {
    const where = 'properties["plan"] == "pro" or properties["plan"] and true'
    assert.deepInclude(ask(source, "segmentation", { ...segmentation, where }), { legend_size: 1 })
  })
})
