/**
 * The reports beside slow ones that are obviously right, over events at random.
 */
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import type { ReportEvent } from "../../src/internal/reports/ReportSource.ts"
import { ask, days, type Question, sourceOf } from "./ask.ts"

const hour = 3_600_000
const day = 24 * hour
const begin = Date.parse("2026-03-01T00:00Z")
const dates = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"]
const range = days("2026-03-01", "2026-03-04")

/** Few people, few names, few values and few moments, so that everything meets everything. Some is out of the range. */
const events = fc.array(
  fc.record({
    name: fc.constantFrom("A", "B", "C"),
    distinctId: fc.constantFrom("ann", "bob", "cat"),
    time: fc.integer({ min: -20, max: 150 }).map((hours) => begin + hours * hour),
    properties: fc.record({ plan: fc.constantFrom("free", "pro", 1, "1", null, true) }, { requiredKeys: [] })
  }),
  { maxLength: 60 }
)

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
const inRange = ({ time }: ReportEvent): boolean => time >= begin && time < begin + 4 * day

interface Answer {
  readonly data: { readonly values: Record<string, Record<string, number>> }
}

const valuesOf = (all: ReadonlyArray<ReportEvent>, question: Question) => {
  const answer = ask(sourceOf(all), "segmentation", { event: "A", ...range, ...question }) as Answer // its shape
  return answer.data.values
}

describe("segmentation", () => {
  const plan = 'properties["plan"]'

  it("counts what filters and sets count", () => {
    fc.assert(
      fc.property(events, (all) => {
        const names = new Set<string>()
        const own = all.filter((event) => event.name === "A" && inRange(event))
        for (const { properties } of own) names.add(String(properties.plan))
        const expected = (count: (found: ReadonlyArray<ReportEvent>) => number) =>
          Object.fromEntries(
            Array.from(names, (name) => {
              const cells = dates.map((date) => {
                const found = own.filter(
                  ({ properties, time }) => String(properties.plan) === name && dateOf(time) === date
                )
                return [date, count(found)] as const
              })
              return [name, Object.fromEntries(cells)] as const
            })
          )
        const people = (found: ReadonlyArray<ReportEvent>) => new Set(found.map(({ distinctId }) => distinctId)).size
        assert.deepStrictEqual(
          valuesOf(all, { on: plan }),
          expected((found) => found.length)
        )
        assert.deepStrictEqual(valuesOf(all, { on: plan, type: "unique" }), expected(people))
        assert.deepStrictEqual(
          valuesOf(all, { on: plan, type: "average" }),
          expected((found) => (found.length === 0 ? 0 : found.length / people(found)))
        )
      })
    )
  })

  it("has segments that add up to the whole, however the zone cuts the days", () => {
    fc.assert(
      fc.property(events, fc.constantFrom("UTC", "Asia/Kathmandu", "America/New_York"), (all, timeZone) => {
        const source = sourceOf(all, { timeZone })
        const whole = ask(source, "segmentation", { event: "A", ...range }) as Answer // every segmentation has the shape
        const split = ask(source, "segmentation", { event: "A", on: plan, limit: "10000", ...range }) as Answer // as above
        for (const date of dates) {
          const parts = Object.values(split.data.values).map((line) => line[date] ?? Number.NaN)
          assert.strictEqual(
            parts.reduce((sum, part) => sum + part, 0),
            whole.data.values.A?.[date]
          )
        }
      })
    )
  })
})

describe("a funnel", () => {
  const steps = ["A", "B", "C"]
  const funnels = new Map([[7, { funnelId: 7, name: "all", steps: steps.map((event) => ({ event })) }]])

  /** Tries every way to choose later events for the remaining steps, and tells the furthest. */
  const furthest = (own: ReadonlyArray<ReportEvent>, from: number, step: number, deadline: number): number =>
    Math.max(
      step,
      ...own.map((event, index) =>
        index > from && event.name === steps[step] && event.time <= deadline
          ? furthest(own, index, step + 1, deadline)
          : step
      )
    )

  it("counts what trying every way through it counts", () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 60 }), (all, hours) => {
        const source = sourceOf(all, { funnels })
        const question = { funnel_id: "7", length: String(hours), length_unit: "hour", ...range }
        const answer = ask(source, "funnelReport", question) as {
          data: Record<string, { steps: ReadonlyArray<{ count: number }> }>
        } // the shape without `on`
        for (const date of dates) {
          const reached = ["ann", "bob", "cat"].map((person) => {
            const own = source.events.filter(({ distinctId }) => distinctId === person)
            const entry = own.findIndex(({ name, time }) => name === "A" && dateOf(time) === date)
            return entry === -1 ? 0 : furthest(own, entry, 1, (own[entry]?.time ?? 0) + hours * hour)
          })
          const expected = steps.map((_, step) => reached.filter((count) => count > step).length)
          assert.deepStrictEqual(
            answer.data[date]?.steps.map(({ count }) => count),
            expected
          )
        }
      })
    )
  })
})

describe("retention", () => {
  type Rows = Record<string, { counts: ReadonlyArray<number>; first: number }>
  const question = { event: "B", born_event: "A", interval_count: "3", ...range }

  /** For each person the moments at which they begin: the first, or the first of each date. */
  const beginnings = (own: ReadonlyArray<ReportEvent>, isOnce: boolean): ReadonlyArray<number> => {
    const births = own.filter((event) => inRange(event) && event.name === (isOnce ? "A" : "B"))
    const dated = dates.flatMap((date) => births.find(({ time }) => dateOf(time) === date) ?? [])
    return (isOnce ? dated.slice(0, 1) : dated).map((event) => own.indexOf(event))
  }

  it.each(["birth", "compounded"])(
    "of type %s counts what looking at every pair of events counts",
    (retention_type) => {
      fc.assert(
        fc.property(events, fc.boolean(), (all, isUnbounded) => {
          const source = sourceOf(all)
          const unbounded_retention = String(isUnbounded)
          const rows = ask(source, "retention", { ...question, retention_type, unbounded_retention }) as Rows // its shape
          const expected = Object.fromEntries(dates.map((date) => [date, { counts: [0, 0, 0, 0], first: 0 }]))
          for (const person of ["ann", "bob", "cat"]) {
            const own = source.events.filter(({ distinctId }) => distinctId === person)
            for (const index of beginnings(own, retention_type === "birth")) {
              const since = own[index]?.time ?? 0
              const row = expected[dateOf(since)] ?? assert.fail("a beginning outside the range")
              row.first += 1
              const returns = own.slice(index + 1).filter(({ name }) => name === "B")
              const came = new Set(returns.map(({ time }) => Math.floor((time - since) / day)).filter((at) => at < 4))
              for (let column = 0; column < 4; column++) {
                const isThere = Array.from(came).some((at) => (isUnbounded ? at >= column : at === column))
                row.counts[column] = (row.counts[column] ?? 0) + (isThere ? 1 : 0)
              }
            }
          }
          assert.deepStrictEqual<unknown>(rows, expected)
        })
      )
    }
  )

  it("is never more than everybody, and never less when it is unbounded", () => {
    fc.assert(
      fc.property(events, fc.constantFrom("birth", "compounded"), (all, retention_type) => {
        const source = sourceOf(all)
        const bounded = ask(source, "retention", { ...question, retention_type }) as Rows // every retention has the shape
        const unbounded = ask(source, "retention", { ...question, retention_type, unbounded_retention: "true" }) as Rows // as above
        for (const [date, { counts, first }] of Object.entries(bounded)) {
          for (const [index, count] of counts.entries()) {
            const accumulated = unbounded[date]?.counts[index] ?? Number.NaN
            assert.isAtLeast(accumulated, count)
            assert.isAtMost(accumulated, first)
          }
        }
      })
    )
  })
})

describe("frequency", () => {
  it("counts what a set of hours counts", () => {
    fc.assert(
      fc.property(events, (all) => {
        const question = { event: "A", unit: "day", addiction_unit: "hour", ...range }
        const { data } = ask(sourceOf(all), "frequency", question) as { data: Record<string, ReadonlyArray<number>> } // its shape
        for (const date of dates) {
          const hours = ["ann", "bob", "cat"].map((person) => {
            const own = all.filter(({ name, distinctId, time }) => {
              return name === "A" && distinctId === person && dateOf(time) === date
            })
            return new Set(own.map(({ time }) => time)).size
          })
          const expected = Array.from({ length: 24 }, (_, index) => hours.filter((count) => count > index).length)
          assert.deepStrictEqual(data[date], expected)
        }
      })
    )
  })
})
