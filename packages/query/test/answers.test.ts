import { ApiError } from "@tallymark/core"
import type { QueryClient } from "@tallymark/query"
import { assert, describe, it } from "vitest"
import { answers } from "./support/answers.ts"
import { asking, legacy } from "./support/service.ts"

const days = { from: "2026-01-01", to: "2026-01-02" }
const segment = { event: "Signed Up", ...days }
const by = { ...segment, on: 'properties["plan"]' }

/** What a question is answered with when the service says something. */
const answered = async <A>(answer: unknown, ask: (query: QueryClient) => Promise<A>): Promise<A> =>
  ask(asking(() => answer).query)

describe("answers", () => {
  it("gives counts of events in the order of the dates, and a row for each", async () => {
    const counts = await answered(answers.series, ({ events }) =>
      events.counts({ events: ["Signed Up"], type: "general", unit: "day", ...days })
    )
    assert.deepStrictEqual(counts.series, ["2026-01-01", "2026-01-02"])
    assert.deepStrictEqual(counts.values, { "Signed Up": { "2026-01-01": 6, "2026-01-02": 4 } })
    assert.strictEqual(counts.legendSize, 1)
    assert.deepStrictEqual(counts.toRows(), [
      { date: "2026-01-01", event: "Signed Up", count: 6 },
      { date: "2026-01-02", event: "Signed Up", count: 4 }
    ])
  })

  it("names the segment of a row where the question splits", async () => {
    const values = { pro: { "2026-01-01": 6 }, undefined: { "2026-01-03": 1 } }
    const answer = { data: { series: ["2026-01-01", "2026-01-02"], values }, legend_size: 9 }
    const rows = (await answered(answer, ({ segmentation }) => segmentation.counts(by))).toRows()
    assert.deepStrictEqual(rows, [
      { date: "2026-01-01", event: "Signed Up", segment: "pro", count: 6 },
      { date: "2026-01-02", event: "Signed Up", segment: "pro", count: 0 },
      { date: "2026-01-01", event: "Signed Up", segment: "undefined", count: 0 },
      { date: "2026-01-02", event: "Signed Up", segment: "undefined", count: 0 },
      { date: "2026-01-03", event: "Signed Up", segment: "undefined", count: 1 }
    ])
    const whole = await answered(answers.series, ({ segmentation }) => segmentation.counts(segment))
    assert.notProperty(whole.toRows()[0], "segment")
    const ranges = await answered(answer, ({ segmentation }) => segmentation.numeric(by))
    assert.propertyVal(ranges.toRows()[0], "segment", "pro")
    const property = { event: "Signed Up", property: "plan", type: "general", unit: "day", ...days } as const
    const properties = await answered(answer, (query) => query.properties.counts(property))
    assert.propertyVal(properties.toRows()[0], "segment", "pro")
  })

  it("gives the counts of two expressions", async () => {
    const nested = await answered(answers.nested, ({ segmentation }) => segmentation.multi(segment))
    assert.deepStrictEqual(nested.toRows(), [
      { date: "2026-01-01", event: "Signed Up", outer: "Texas", inner: "Austin", count: 3181 },
      { date: "2026-01-01", event: "Signed Up", outer: "Texas", inner: "Waco", count: 0 }
    ])
  })

  it("gives sums and averages in the order of the dates", async () => {
    const rows = [
      { date: "2026-01-01", event: "Signed Up", value: 376 },
      { date: "2026-01-02", event: "Signed Up", value: 634.5 }
    ]
    const sum = await answered(answers.numbers, ({ segmentation }) => segmentation.sum(by))
    assert.deepStrictEqual(sum.toRows(), rows)
    assert.deepStrictEqual([sum.series, sum.computedAt], [["2026-01-01", "2026-01-02"], "2026-01-03"])
    const average = await answered(answers.numbers, ({ segmentation }) => segmentation.average(by))
    assert.deepStrictEqual(average.toRows(), rows)
  })

  it("gives the steps of a funnel, without a time for the first", async () => {
    const funnel = await answered(answers.funnel, ({ funnels }) => funnels.report({ funnel: 1, ...days }))
    const signedUp = { event: "Signed Up", goal: "Signed Up", count: 762, stepConversion: 1, overallConversion: 1 }
    assert.deepStrictEqual(funnel.toRows(), [
      { date: "2026-01-01", step: 1, ...signedUp },
      {
        date: "2026-01-01",
        step: 2,
        event: "Checkout",
        goal: "Checkout",
        count: 69,
        stepConversion: 0.09,
        overallConversion: 0.09,
        averageTime: 86.5,
        averageTimeFromStart: 86.5
      }
    ])
    assert.deepInclude(funnel.intervals[0], { date: "2026-01-01", started: 762, completed: 69 })
  })

  it("gives who came back, with the share of those who began", async () => {
    const retention = await answered(answers.retention, (query) => query.retention.report({ ...days, bornEvent: "A" }))
    assert.deepStrictEqual(retention.toRows(), [
      { date: "2026-01-01", interval: 0, first: 10, count: 9, share: 0.9 },
      { date: "2026-01-01", interval: 1, first: 10, count: 7, share: 0.7 },
      { date: "2026-01-02", interval: 0, first: 0, count: 3, share: 0 }
    ])
  })

  it("gives how often people did something", async () => {
    const question = { ...days, unit: "week", within: "day" } as const
    const frequency = await answered(answers.frequency, ({ retention }) => retention.frequency(question))
    assert.deepStrictEqual(frequency.toRows().slice(0, 2), [
      { date: "2026-01-01", atLeast: 1, count: 305 },
      { date: "2026-01-01", atLeast: 2, count: 107 }
    ])
  })

  it("names the segments of funnels, of who came back and how often, where the question splits", async () => {
    const [step] = answers.funnel.data["2026-01-01"].steps
    const funnel = { meta: { dates: ["2026-01-01"] }, data: { "2026-01-01": { $overall: [step, step], pro: [] } } }
    const on = 'properties["plan"]'
    const report = await answered(funnel, (query) => query.funnels.report({ funnel: 1, ...days, on }))
    assert.deepStrictEqual(
      report.intervals.map(({ segment, started, completed }) => [segment, started, completed]),
      [
        ["$overall", 762, 762],
        ["pro", 0, 0]
      ]
    )
    assert.deepInclude(report.toRows()[1], { date: "2026-01-01", segment: "$overall", step: 2, count: 762 })
    const who = { "2026-01-01": { pro: { counts: [1], first: 2 } } }
    const retention = await answered(who, (query) => query.retention.report({ ...days, bornEvent: "A", on }))
    const row = { date: "2026-01-01", segment: "pro", interval: 0, first: 2, count: 1, share: 0.5 }
    assert.deepStrictEqual(retention.toRows(), [row])
    const often = { data: { "2026-01-01": { pro: [7] } } }
    const frequency = await answered(often, (query) =>
      query.retention.frequency({ ...days, unit: "day", within: "hour", on })
    )
    assert.deepStrictEqual(frequency.toRows(), [{ date: "2026-01-01", segment: "pro", atLeast: 1, count: 7 }])
  })

  it("gives a saved report, each series by date", async () => {
    const report = await answered(answers.insights, ({ insights }) => insights.report({ bookmark: 1 }))
    assert.deepStrictEqual(report.range, { from: "2026-01-01T00:00:00-07:00", to: "2026-01-02T12:52:44-07:00" })
    assert.deepStrictEqual(report.toRows(), [
      { name: "Signed Up", segments: [], date: "2026-01-01T00:00:00-07:00", value: 9852 },
      { name: "Signed Up", segments: [], date: "2026-01-02T00:00:00-07:00", value: 4291 }
    ])
    const series = { Total: 5, Bought: { $overall: { b: 3, a: 2 }, NO: { pro: { a: 1 } } } }
    const broken = await answered({ ...answers.insights, series }, ({ insights }) => insights.report({ bookmark: 1 }))
    assert.deepStrictEqual(broken.toRows(), [
      { name: "Total", segments: [], value: 5 },
      { name: "Bought", segments: ["$overall"], date: "a", value: 2 },
      { name: "Bought", segments: ["$overall"], date: "b", value: 3 },
      { name: "Bought", segments: ["NO", "pro"], date: "a", value: 1 }
    ])
  })

  it("gives lists with names of its own", async () => {
    const top = await answered(answers.topEvents, ({ events }) => events.top({ type: "unique" }))
    assert.deepStrictEqual(top.toRows(), [{ event: "Signed Up", count: 2, percentChange: -0.35 }])
    const properties = await answered(answers.topProperties, (query) => query.properties.top({ event: "A" }))
    assert.deepStrictEqual(properties.toRows(), [
      { event: "A", property: "plan", count: 295 },
      { event: "A", property: "seats", count: 91 }
    ])
    assert.deepStrictEqual(
      await answered(answers.names, ({ events }) => events.names({ type: "general" })),
      answers.names
    )
    const funnels = await answered(answers.funnels, (query) => query.funnels.list())
    assert.deepStrictEqual(funnels, [{ id: 7509, name: "Signup funnel" }])
    const [cohort] = await answered(answers.cohorts, ({ cohorts }) => cohorts.list())
    assert.deepInclude(cohort, { id: 1000, name: "Paying", count: 150, isVisible: true, projectId: 12_345 })
    const activity = await answered(answers.activity, (query) => query.activity.list({ distinctIds: ["bob"], ...days }))
    assert.deepStrictEqual(activity, answers.activity.results.events)
  })

  it("gives annotations in one form, whichever API tells them", async () => {
    const plain = { id: 148, date: "2026-01-01 13:00:00", description: "Launched version 2" }
    const full = {
      ...plain,
      tags: [{ id: 31, name: "Releases" }],
      author: { id: 7, firstName: "Ada", lastName: "Berg" }
    }
    assert.deepStrictEqual(await answered(answers.annotations, ({ annotations }) => annotations.list()), [full])
    assert.deepStrictEqual(await answered(answers.annotation, ({ annotations }) => annotations.get({ id: 148 })), full)
    const { query } = asking(
      ({ url }) => (/list|\/annotations\/$/.test(url.pathname) ? answers.annotationsLegacy : answers.doneLegacy),
      {
        credentials: legacy
      }
    )
    assert.deepStrictEqual(await query.annotations.list(days), [{ ...plain, tags: [], author: undefined }])
    assert.isUndefined(await query.annotations.create({ date: "2026-01-01", description: "x" }))
    assert.isUndefined(await query.annotations.update({ id: 148, date: "2026-01-01", description: "x" }))
    assert.isUndefined(await query.annotations.delete({ id: 148 }))
  })

  it("gives the service's own CSV as it is", async () => {
    const text = "date,Signed Up\n2026-01-01,6\n"
    const { query, arrived } = asking(
      () => new Response(text, { headers: { "content-type": "text/csv; charset=utf-8" } })
    )
    const question = { type: "general", unit: "day", ...days } as const
    assert.strictEqual(await query.events.countsCsv({ events: ["Signed Up"], ...question }), text)
    assert.strictEqual(await query.properties.countsCsv({ event: "Signed Up", property: "plan", ...question }), text)
    assert.strictEqual(await query.segmentation.countsCsv(by), text)
    assert.deepStrictEqual(
      arrived.map(({ url }) => url.searchParams.get("format")),
      ["csv", "csv", "csv"]
    )
    const error = await answered(answers.series, ({ segmentation }) => segmentation.countsCsv(by)).catch(
      (thrown) => thrown
    )
    assert.deepInclude(error.reason, { _tag: "UnreadableResponse", detail: "Expected string at the top" })
  })

  it("takes names for what they are", async () => {
    const text = `{"data":{"series":[],"values":{"__proto__":{"__proto__":1},"constructor":{"toString":2}}},"legend_size":2}`
    const report = await answered(new Response(text), ({ segmentation }) => segmentation.counts(by))
    assert.deepStrictEqual(report.toRows(), [
      { date: "__proto__", event: "Signed Up", segment: "__proto__", count: 1 },
      { date: "toString", event: "Signed Up", segment: "constructor", count: 2 }
    ])
    const dates = { data: { series: ["constructor"], values: { a: {} } }, legend_size: 1 }
    const [row] = (await answered(dates, ({ segmentation }) => segmentation.counts(by))).toRows()
    assert.propertyVal(row, "count", 0)
    assert.notProperty({}, "polluted")
  })

  it.each([
    [{}, "Missing key at data"],
    [
      { data: { series: [], values: { "bob@example.com": { a: "x" } } }, legend_size: 1 },
      "Expected number at data.values.….a"
    ],
    [{ data: { series: [1], values: {} }, legend_size: 1 }, "Expected string at data.series[0]"],
    [null, "Expected object at the top"],
    ["text", "Expected object at the top"]
  ])("says where an answer is not what was promised: %j", async (answer, detail) => {
    const error = await answered(answer, ({ segmentation }) => segmentation.counts(by)).catch((thrown) => thrown)
    assert.instanceOf(error, ApiError)
    assert.deepInclude(error.reason, { _tag: "UnreadableResponse", status: 200, detail })
  })

  it("does not take a broken annotation for the answer of an API that tells none", async () => {
    const error = await answered({ status: "ok", results: { id: "x" } }, ({ annotations }) =>
      annotations.update({ id: 148, description: "x" })
    ).catch((thrown) => thrown)
    assert.deepInclude(error.reason, { _tag: "UnreadableResponse", status: 200 })
  })

  it("turns an error in the body of a success into an error, with the service's own words", async () => {
    const error = await answered({ error: "sesame-open: to_date cannot be later than today" }, ({ events }) =>
      events.names({ type: "general" })
    ).catch((thrown) => thrown)
    assert.instanceOf(error, ApiError)
    assert.deepInclude(error.reason, {
      _tag: "Rejected",
      status: 200,
      detail: "<redacted>: to_date cannot be later than today"
    })
  })
})
