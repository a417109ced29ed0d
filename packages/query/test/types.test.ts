import { mixpanelQuery } from "@tallymark/core"
import type {
  Counts,
  EventCountsQuestion,
  FrequencyQuestion,
  FunnelQuestion,
  Profile,
  QueryClient,
  SegmentationQuestion
} from "@tallymark/query"
import { assert, describe, expectTypeOf, it } from "vitest"
import { wire } from "../src/internal/wire.ts"

const { operations } = mixpanelQuery

describe("the types of questions", () => {
  it("have the units of their own operation", () => {
    expectTypeOf<EventCountsQuestion["unit"]>().toEqualTypeOf<"minute" | "hour" | "day" | "week" | "month">()
    expectTypeOf<NonNullable<SegmentationQuestion["unit"]>>().toEqualTypeOf<"minute" | "hour" | "day" | "month">()
    expectTypeOf<NonNullable<FunnelQuestion["unit"]>>().toEqualTypeOf<"day" | "week" | "month">()
    expectTypeOf<FrequencyQuestion["within"]>().toEqualTypeOf<"hour" | "day">()
  })

  it("take an interval or days, and not both", () => {
    const base = { events: ["A"], type: "general", unit: "day" } as const
    const days = { from: "2026-01-01", to: new Date() }
    expectTypeOf({ ...base, interval: 3 }).toExtend<EventCountsQuestion>()
    expectTypeOf({ ...base, ...days }).toExtend<EventCountsQuestion>()
    expectTypeOf({ ...base, ...days, interval: 3 }).not.toExtend<EventCountsQuestion>()
    expectTypeOf(base).not.toExtend<EventCountsQuestion>()
  })

  it("promise typed answers", () => {
    expectTypeOf<QueryClient["segmentation"]["counts"]>().returns.resolves.toEqualTypeOf<Counts>()
    expectTypeOf<QueryClient["segmentation"]["countsCsv"]>().returns.resolves.toEqualTypeOf<string>()
    expectTypeOf<ReturnType<QueryClient["people"]["list"]>>().toExtend<AsyncIterable<Profile>>()
  })
})

describe("the tie between a question and its operation", () => {
  it("holds for the same names, values and needs", () => {
    const tied = wire<{ event: string; limit?: number }>()("query", operations.topProperties, {
      event: "event",
      limit: "limit"
    })
    assert.deepStrictEqual(tied.fields, { event: "event", limit: "limit" })
  })

  it("breaks where they disagree", () => {
    const tie = wire<{ type: "general"; limit?: number }>()
    // @ts-expect-error the operation has more types than the question
    tie("query", operations.topEvents, { type: "type", limit: "limit" })
    // @ts-expect-error the operation needs the event, and the question may leave it out
    wire<{ event?: string; limit?: number }>()("query", operations.topProperties, { event: "event", limit: "limit" })
    // @ts-expect-error the operation has no such parameter
    wire<{ event: string; limit?: number }>()("query", operations.topProperties, { event: "event", limit: "most" })
    // @ts-expect-error the limit of the operation is forgotten
    wire<{ event: string }>()("query", operations.topProperties, { event: "event" })
    // @ts-expect-error the limit is a number
    wire<{ event: string; limit?: string }>()("query", operations.topProperties, { event: "event", limit: "limit" })
    assert.isFunction(tie)
  })
})
