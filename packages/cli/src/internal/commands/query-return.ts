/**
 * Questions about who comes back, and how often.
 */
import * as Command from "effect/cli/Command"
import { frequencyAnswer, retentionAnswer } from "../answers/report-answers.ts"
import { asking, datedFlags, on, where } from "./asking.ts"
import { described } from "./described.ts"
import { choice, oneOf, text, whole } from "./flags.ts"

const limit = whole("limit", "NUMBER", "how many values at most, with --on")
const interval = whole("interval", "NUMBER", "how many units each part of the answer covers")

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
