/**
 * The questions about saved funnels.
 */
import { mixpanelQuery } from "@tallymark/core"
import * as Schema from "effect/Schema"
import type { FunnelQuestion, SavedFunnel } from "../../questions/FunnelQuestions.ts"
import { Funnel, type FunnelInterval, type FunnelStep } from "../../reports/Funnel.ts"
import { json, type Method } from "../Method.ts"
import * as Shapes from "../shapes.ts"
import { wire } from "../wire.ts"

const { operations } = mixpanelQuery

/** How many people go from step to step. It looks past its last day, so it has no last answer. */
export const report: Method<FunnelQuestion, Funnel> = {
  wire: wire<FunnelQuestion>()("query", operations.funnelReport, {
    funnel: "funnel_id",
    from: "from_date",
    to: "to_date",
    length: "length",
    lengthUnit: "length_unit",
    interval: "interval",
    unit: "unit",
    on: "on",
    where: "where",
    limit: "limit"
  }),
  isEmpty: ({ intervals }) => intervals.every(({ started }) => started === 0),
  read: json(Shapes.Funnel, ({ data }) => new Funnel(Object.entries(data).flatMap(intervalsOf)))
}

type Interval = (typeof Shapes.Funnel)["Type"]["data"][string]

const intervalsOf = ([date, interval]: readonly [string, Interval]): ReadonlyArray<FunnelInterval> => {
  if (isInterval(interval)) {
    const { starting_amount, completion } = interval.analysis
    return [{ date, steps: interval.steps.map(stepOf), started: starting_amount, completed: completion }]
  }
  return Object.entries(interval).map(([segment, steps]) => ({
    date,
    segment,
    steps: steps.map(stepOf),
    started: steps.at(0)?.count ?? 0,
    completed: steps.at(-1)?.count ?? 0
  }))
}

const isInterval = Schema.is(Shapes.FunnelInterval)

const stepOf = (step: (typeof Shapes.FunnelStep)["Type"]): FunnelStep => ({
  event: step.event ?? step.goal,
  goal: step.goal,
  count: step.count,
  stepConversion: step.step_conv_ratio,
  overallConversion: step.overall_conv_ratio,
  ...(typeof step.avg_time === "number" ? { averageTime: step.avg_time } : {}),
  ...(typeof step.avg_time_from_start === "number" ? { averageTimeFromStart: step.avg_time_from_start } : {})
})

/** The saved funnels. */
export const list: Method<object, ReadonlyArray<SavedFunnel>> = {
  wire: wire<object>()("query", operations.funnelList, {}),
  read: json(Schema.Array(Shapes.FunnelName), (funnels) =>
    funnels.map(({ funnel_id, name }) => ({ id: funnel_id, name }))
  )
}
