/**
 * Questions that are answered with a report.
 */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import { rowsOf } from "../answers/Answer.ts"
import {
  amountsAnswer,
  countsAnswer,
  frequencyAnswer,
  funnelAnswer,
  retentionAnswer
} from "../answers/report-answers.ts"
import { askFlags, asking, counting, datedFlags, on, where } from "./asking.ts"
import { described } from "./described.ts"
import { choice, oneOf, text, whole } from "./flags.ts"

const limit = whole("limit", "NUMBER", "how many values at most, with --on")
const interval = whole("interval", "NUMBER", "how many units each part of the answer covers")

/** One event, filtered and split. */
export const segmentation = Command.make(
  "segmentation",
  {
    event: Argument.String("EVENT").pipe(Argument.withDescription("the name of the event")),
    where,
    on,
    unit: oneOf("unit", ["minute", "hour", "day", "month"], "the unit of time of the answer; day otherwise"),
    type: counting,
    sum: text("sum", "EXPRESSION", "the sum of a number instead of a count"),
    average: text("average", "EXPRESSION", "the average of a number instead of a count"),
    limit,
    ...datedFlags
  },
  (input) =>
    asking(input, async (query, days, options) => {
      const { average, event, sum, where } = input
      const unit = input.unit === "hour" ? "hour" : "day"
      if (sum !== undefined) {
        return amountsAnswer(await query.segmentation.sum({ event, where, on: sum, unit, ...days }, options))
      }
      if (average !== undefined) {
        return amountsAnswer(await query.segmentation.average({ event, where, on: average, unit, ...days }, options))
      }
      const { limit, on, type } = input
      return countsAnswer(
        await query.segmentation.counts({ event, where, on, type, limit, unit: input.unit, ...days }, options)
      )
    })
).pipe(
  described({
    summary: "How often an event happened, split by an expression.",
    examples: [
      ["tallymark query segmentation 'Signed Up' --last 30d --on 'properties[\"plan\"]'", "by plan"],
      ["tallymark query segmentation Paid --sum 'number(properties[\"amount\"])' --format chart", "the sum by day"]
    ]
  })
)

/** A saved funnel. */
export const funnel = Command.make(
  "funnel",
  {
    funnel: Argument.Int("FUNNEL").pipe(Argument.withDescription("its number, which tallymark query funnels tells")),
    where,
    on,
    unit: oneOf("unit", ["day", "week", "month"], "the unit of time of the answer"),
    interval,
    limit,
    ...datedFlags
  },
  (input) =>
    asking(input, async (query, days, options) => {
      const { funnel, interval, limit, on, unit, where } = input
      return funnelAnswer(await query.funnels.report({ funnel, where, on, unit, interval, limit, ...days }, options))
    })
).pipe(
  described({
    summary: "How many people go from step to step of a saved funnel.",
    examples: [["tallymark query funnel 7 --last 4w --format chart", "bars for the steps"]]
  })
)

/** The saved funnels. */
export const funnels = Command.make("funnels", askFlags, (input) =>
  asking(input, async (query, _days, options) => ({ rows: rowsOf(await query.funnels.list(options)) }))
).pipe(
  described({
    summary: "The saved funnels and their numbers.",
    examples: [["tallymark query funnels", "a table of them"]]
  })
)

/** Who comes back. */
export const retention = Command.make(
  "retention",
  {
    born: text("born", "EVENT", "the event that people begin with; any event counts again and again otherwise"),
    bornWhere: text("born-where", "EXPRESSION", "only beginnings that this is true of"),
    event: text("event", "EVENT", "the event that counts as coming back; any event otherwise"),
    where,
    on,
    unit: oneOf("unit", ["day", "week", "month"], "the interval; day where nothing is said"),
    interval,
    intervals: whole("intervals", "NUMBER", "how many intervals after the first; 7 where nothing is said"),
    unbounded: choice("unbounded", "coming back later counts for every interval before"),
    limit,
    ...datedFlags
  },
  (input) =>
    asking(input, async (query, days, options) => {
      const { born, bornWhere, event, interval, intervals = 7, limit, on, unbounded, unit, where } = input
      const began = born === undefined ? { type: "compounded" as const } : { bornEvent: born, bornWhere }
      const back = { event, where, on, limit, unbounded: unbounded ? true : undefined }
      return retentionAnswer(
        await query.retention.report({ ...began, ...back, unit, interval, intervalCount: intervals, ...days }, options)
      )
    })
).pipe(
  described({
    summary: "Who comes back after an event.",
    examples: [["tallymark query retention --born 'Signed Up' --unit week --format chart", "a heat table"]]
  })
)

/** How often people do something. */
export const frequency = Command.make(
  "frequency",
  {
    event: text("event", "EVENT", "the event; any event otherwise"),
    where,
    on,
    unit: oneOf("unit", ["day", "week", "month"], "the span; day where nothing is said"),
    within: oneOf("within", ["hour", "day"], "what is counted in a span; hour where nothing is said"),
    limit,
    ...datedFlags
  },
  (input) =>
    asking(input, async (query, days, options) => {
      const { event, limit, on, unit = "day", where, within = "hour" } = input
      return frequencyAnswer(
        await query.retention.frequency({ event, where, on, limit, unit, within, ...days }, options)
      )
    })
).pipe(
  described({
    summary: "In how many hours or days of a span people did something.",
    examples: [["tallymark query frequency --event Visited --unit week --within day --format chart", "a heat table"]]
  })
)
