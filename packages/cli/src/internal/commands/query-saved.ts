/**
 * Questions about what somebody saved or wrote: funnels, reports and scripts.
 */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import { rowsOf } from "../answers/Answer.ts"
import { funnelAnswer, insightsAnswer } from "../answers/report-answers.ts"
import { lazily } from "../lazily.ts"
import { askFlags, asking, datedFlags, on, where } from "./asking.ts"
import { described } from "./described.ts"
import { oneOf, text, whole } from "./flags.ts"

/** A saved funnel. */
export const funnel = Command.make(
  "funnel",
  {
    funnel: Argument.Int("FUNNEL").pipe(Argument.withDescription("its number, which tallymark query funnels tells")),
    where,
    on,
    length: whole("length", "NUMBER", "how long people have for the whole funnel; as saved where nothing is said"),
    lengthUnit: oneOf("length-unit", ["second", "minute", "hour", "day"], "the unit of --length; as saved otherwise"),
    unit: oneOf("unit", ["day", "week", "month"], "the unit of time of the answer"),
    interval: whole("interval", "NUMBER", "how many days each part of the answer covers, in place of --unit"),
    limit: whole("limit", "NUMBER", "how many values at most, with --on"),
    ...datedFlags
  },
  (input) =>
    asking(input, async (query, days, options) => {
      const { funnel, interval, length, lengthUnit, limit, on, unit, where } = input
      const question = { funnel, where, on, length, lengthUnit, unit, interval, limit, ...days }
      return funnelAnswer(await query.funnels.report(question, options))
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

/** A saved report. */
export const insights = Command.make(
  "insights",
  {
    bookmark: Argument.Int("REPORT").pipe(
      Argument.withDescription("its number: what follows report- in the report's address")
    ),
    ...askFlags
  },
  (input) =>
    asking(input, async (query, _days, options) =>
      insightsAnswer(await query.insights.report({ bookmark: input.bookmark }, options))
    )
).pipe(
  described({
    summary: "What a saved Insights report shows now.",
    examples: [["tallymark query insights 44592511 --format chart", "bars or sparklines of its series"]]
  })
)

/** A script. */
export const jql = Command.make(
  "jql",
  {
    file: Argument.String("FILE").pipe(Argument.withDescription("the script; - reads it from standard input")),
    params: text("params", "JSON", "an object that the script finds in its global params"),
    ...askFlags
  },
  lazily(() => import("../programs/jql.ts"))
).pipe(
  described({
    summary: "Runs a script, which the service no longer develops, and shows what it returns.",
    details: "A list of objects is a table; --format json shows whatever it is.",
    examples: [
      ['tallymark query jql signups.js --params \'{"from":"2026-01-01"}\' --format csv', "a script with parameters"],
      ["tallymark query jql - < signups.js", "from standard input"]
    ]
  })
)
