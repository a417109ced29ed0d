import { assert, describe, it } from "vitest"
import type { Funnel, ReportEvent } from "../../src/internal/reports/ReportSource.ts"
import { ask, days, event, type Question, sourceOf } from "./ask.ts"

const signup: Funnel = {
  funnelId: 7,
  name: "Signup funnel",
  steps: [{ event: "Visited" }, { event: "Signed Up", label: "Joined" }, { event: "Paid" }]
}

const withFunnel = (events: ReadonlyArray<ReportEvent>, funnel: Funnel = signup) =>
  sourceOf(events, { funnels: new Map([[funnel.funnelId, funnel]]) })

interface Step {
  readonly count: number
}

/** How many reached each step, by date. */
const countsIn = (events: ReadonlyArray<ReportEvent>, question: Question, funnel?: Funnel) => {
  const answer = ask(withFunnel(events, funnel), "funnelReport", { funnel_id: "7", ...question })
  const { data } = answer as { data: Record<string, { steps: ReadonlyArray<Step> }> } // without `on` a funnel has steps
  return Object.fromEntries(Object.entries(data).map(([date, { steps }]) => [date, steps.map(({ count }) => count)]))
}

// Ann pays after 10 s + 30 s, Bob signs up after 20 s, Cat only visits, Dan signs up without a visit.
const events = [
  event("2026-03-01T12:00:00", "ann", "Visited", { from: "ad" }),
  event("2026-03-01T12:00:10", "ann", "Signed Up"),
  event("2026-03-01T12:00:40", "ann", "Paid"),
  event("2026-03-01T13:00:00", "bob", "Visited", { from: "ad" }),
  event("2026-03-01T13:00:20", "bob", "Signed Up"),
  event("2026-03-01T14:00:00", "cat", "Visited", { from: "mail" }),
  event("2026-03-01T15:00:00", "dan", "Signed Up"),
  event("2026-03-01T16:00:00", "dan", "Paid")
]

const first = { step_conv_ratio: 1, overall_conv_ratio: 1, avg_time: null, avg_time_from_start: null }

describe("a funnel", () => {
  it("says how many reached each step, which part that is, and how many seconds it took", () => {
    assert.deepStrictEqual(ask(withFunnel(events), "funnelReport", { funnel_id: "7", ...days("2026-03-01") }), {
      meta: { dates: ["2026-03-01"] },
      data: {
        "2026-03-01": {
          steps: [
            { count: 3, goal: "Visited", event: "Visited", step_label: "Visited", ...first },
            {
              count: 2,
              goal: "Signed Up",
              event: "Signed Up",
              step_label: "Joined",
              step_conv_ratio: 2 / 3,
              overall_conv_ratio: 2 / 3,
              avg_time: 15,
              avg_time_from_start: 15
            },
            {
              count: 1,
              goal: "Paid",
              event: "Paid",
              step_label: "Paid",
              step_conv_ratio: 1 / 2,
              overall_conv_ratio: 1 / 3,
              avg_time: 30,
              avg_time_from_start: 40
            }
          ],
          analysis: { completion: 1, starting_amount: 3, steps: 3, worst: 2 }
        }
      }
    })
  })

  it("has zeros and no times on a date without anybody", () => {
    const answer = ask(withFunnel(events), "funnelReport", { funnel_id: "7", ...days("2026-03-02") })
    const nobody = { count: 0, step_conv_ratio: 0, overall_conv_ratio: 0, avg_time: null, avg_time_from_start: null }
    assert.deepNestedInclude(answer as object, {
      "data.2026-03-02.steps[0]": { ...nobody, goal: "Visited", event: "Visited", step_label: "Visited" },
      "data.2026-03-02.analysis": { completion: 0, starting_amount: 0, steps: 3, worst: 1 }
    })
  })

  it("wants the steps in order, whatever happens in between", () => {
    const counts = countsIn(
      [
        event("2026-03-01T12:00", "ann", "Signed Up"),
        event("2026-03-01T12:01", "ann", "Visited"),
        event("2026-03-01T12:02", "ann", "Paid"),
        event("2026-03-01T12:03", "ann", "Looked Around"),
        event("2026-03-01T12:04", "ann", "Signed Up")
      ],
      days("2026-03-01")
    )
    assert.deepStrictEqual(counts, { "2026-03-01": [1, 1, 0] })
  })

  it("counts a person once for each date, from the first time they begin", () => {
    const twice = [
      event("2026-03-01T12:00", "ann", "Visited"),
      event("2026-03-01T13:30", "ann", "Visited"),
      event("2026-03-01T14:00", "ann", "Signed Up"),
      event("2026-03-02T12:00", "ann", "Visited"),
      event("2026-03-02T12:30", "ann", "Signed Up")
    ]
    const range = days("2026-03-01", "2026-03-02")
    // Of the window of one hour, the first visit has used up two when she signs up.
    const hour = { length: "1", length_unit: "hour" }
    assert.deepStrictEqual(countsIn(twice, { ...range, ...hour }), { "2026-03-01": [1, 0, 0], "2026-03-02": [1, 1, 0] })
    assert.deepStrictEqual(countsIn(twice, range), { "2026-03-01": [1, 1, 0], "2026-03-02": [1, 1, 0] })
    assert.deepStrictEqual(countsIn(twice, { ...range, interval: "2" }), { "2026-03-01": [1, 1, 0] })
    // 1 March 2026 is a Sunday.
    assert.deepStrictEqual(countsIn(twice, { ...range, unit: "week" }), {
      "2026-02-23": [1, 1, 0],
      "2026-03-02": [1, 1, 0]
    })
    assert.deepStrictEqual(countsIn(twice, { ...range, unit: "month" }), { "2026-03-01": [1, 1, 0] })
  })

  it("may be finished after the last date, until the window closes", () => {
    const late = [
      event("2026-03-01T12:00", "ann", "Visited"),
      event("2026-03-03T12:00", "ann", "Signed Up"),
      event("2026-03-03T12:00:01", "ann", "Paid"),
      event("2026-03-02T12:00", "bob", "Visited")
    ]
    const range = days("2026-03-01")
    assert.deepStrictEqual(countsIn(late, { ...range, length: "2" }), { "2026-03-01": [1, 1, 0] })
    assert.deepStrictEqual(countsIn(late, { ...range, length: "3" }), { "2026-03-01": [1, 1, 1] })
    assert.deepStrictEqual(countsIn(late, { ...range, length: "3", length_unit: "hour" }), { "2026-03-01": [1, 0, 0] })
  })

  it("gives seven days unless the funnel or the question says otherwise", () => {
    const slow = [event("2026-03-01T12:00", "ann", "Visited"), event("2026-03-09T12:00", "ann", "Signed Up")]
    assert.deepStrictEqual(countsIn(slow, days("2026-03-01")), { "2026-03-01": [1, 0, 0] })
    const patient = { ...signup, length: 200, lengthUnit: "hour" } as const
    assert.deepStrictEqual(countsIn(slow, days("2026-03-01"), patient), { "2026-03-01": [1, 1, 0] })
    assert.deepStrictEqual(countsIn(slow, { ...days("2026-03-01"), length: "9", length_unit: "day" }, patient), {
      "2026-03-01": [1, 1, 0]
    })
  })

  it("needs two events for two steps of the same name", () => {
    const repeat = { ...signup, steps: [{ event: "Paid" }, { event: "Paid" }] }
    const once = [event("2026-03-01T12:00", "ann", "Paid")]
    assert.deepStrictEqual(countsIn(once, days("2026-03-01"), repeat), { "2026-03-01": [1, 0] })
    const again = [...once, event("2026-03-01T12:01", "ann", "Paid")]
    assert.deepStrictEqual(countsIn(again, days("2026-03-01"), repeat), { "2026-03-01": [1, 1] })
  })

  it("filters all events, or those of a step", () => {
    const filtered = { ...days("2026-03-01"), where: 'properties["from"] != "mail"' }
    assert.deepStrictEqual(countsIn(events, filtered), { "2026-03-01": [2, 2, 1] })
    const fromAd = {
      ...signup,
      steps: [{ event: "Visited", where: 'properties["from"] == "mail"' }, { event: "Paid" }]
    }
    assert.deepStrictEqual(countsIn(events, days("2026-03-01"), fromAd), { "2026-03-01": [1, 0] })
  })

  it("is split by a value of the first event, beside everybody together", () => {
    const question = { funnel_id: "7", on: 'properties["from"]', ...days("2026-03-01") }
    const countsOf = (other: Question) => {
      const answer = ask(withFunnel(events), "funnelReport", { ...question, ...other })
      const { data } = answer as { data: Record<string, Record<string, ReadonlyArray<Step>>> } // the shape with `on`
      const lines = Object.entries(data["2026-03-01"] ?? {})
      return Object.fromEntries(lines.map(([name, steps]) => [name, steps.map(({ count }) => count)]))
    }
    assert.deepStrictEqual(countsOf({}), { $overall: [3, 2, 1], ad: [2, 2, 1], mail: [1, 0, 0] })
    assert.deepStrictEqual(countsOf({ limit: "1" }), { $overall: [3, 2, 1], ad: [2, 2, 1] })
  })
})

it("the list of funnels has their ids and names", () => {
  assert.deepStrictEqual(ask(withFunnel([]), "funnelList", {}), [{ funnel_id: 7, name: "Signup funnel" }])
})
