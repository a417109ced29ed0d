/**
 * `tallymark query segmentation`: one event, filtered, split and computed with.
 */
import type { CallOptions, NodeQueryClient } from "@tallymark/query/node"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import type { Answer } from "../answers/Answer.ts"
import { amountsAnswer, countsAnswer, nestedCountsAnswer } from "../answers/report-answers.ts"
import type { Days } from "../days.ts"
import { badInput } from "../Failure.ts"
import { asking, counting, datedFlags, on, where } from "./asking.ts"
import { described } from "./described.ts"
import { oneOf, text, whole } from "./flags.ts"

const units = ["minute", "hour", "day", "week", "month"] as const

/** What the flags say of the event. */
interface Input {
  readonly event: string
  readonly where: string | undefined
  readonly on: string | undefined
  readonly inner: string | undefined
  readonly ranges: string | undefined
  readonly sum: string | undefined
  readonly average: string | undefined
  readonly unit: (typeof units)[number] | undefined
  readonly interval: number | undefined
  readonly type: "general" | "unique" | "average" | undefined
  readonly limit: number | undefined
}

/** One event, filtered and split. */
export const segmentation = Command.make(
  "segmentation",
  {
    event: Argument.String("EVENT").pipe(Argument.withDescription("the name of the event")),
    where,
    on,
    inner: text("inner", "EXPRESSION", "split each value of --on again by the values of this"),
    ranges: text("ranges", "EXPRESSION", "split the answer by ranges of this number"),
    sum: text("sum", "EXPRESSION", "the sum of a number instead of a count"),
    average: text("average", "EXPRESSION", "the average of a number instead of a count"),
    unit: oneOf("unit", units, "the unit of time of the answer; day otherwise"),
    interval: whole("interval", "NUMBER", "how many days each date of the answer covers, in place of --unit"),
    type: counting,
    limit: whole("limit", "NUMBER", "how many values at most, with --on"),
    ...datedFlags
  },
  (input) => asking(input, (query, days, options) => ask(input, query, days, options))
).pipe(
  described({
    summary: "How often an event happened, split by an expression.",
    examples: [
      ["tallymark query segmentation 'Signed Up' --last 30d --on 'properties[\"plan\"]'", "by plan"],
      ["tallymark query segmentation Paid --sum 'number(properties[\"amount\"])' --format chart", "the sum by day"],
      ["tallymark query segmentation Paid --ranges 'number(properties[\"amount\"])'", "small and large amounts"]
    ]
  })
)

/** Each of these flags asks a question of its own. */
const exclusive = ["on", "ranges", "sum", "average"] as const

const ask = async (input: Input, query: NodeQueryClient, days: Days, options: CallOptions): Promise<Answer> => {
  const [chosen, other] = exclusive.filter((name) => input[name] !== undefined)
  if (other !== undefined) throw badInput(`--${chosen} and --${other} exclude each other`)
  const { average, event, inner, interval, limit, on, ranges, sum, type, where } = input
  const { segmentation } = query
  const base = { event, where, ...days }
  if (inner !== undefined) {
    if (on === undefined) throw badInput("--inner splits the values of --on again; pass --on too")
    refuse(input, ["interval"], "--inner")
    const unit = unitOf(input, units, "--inner")
    return nestedCountsAnswer(await segmentation.multi({ ...base, outer: on, inner, unit, type, limit }, options))
  }
  if (ranges !== undefined) {
    refuse(input, ["interval", "limit"], "--ranges")
    const unit = unitOf(input, coarse, "--ranges")
    return countsAnswer(await segmentation.numeric({ ...base, on: ranges, type, unit }, options))
  }
  if (sum !== undefined) {
    refuse(input, ["interval", "limit", "type"], "--sum")
    return amountsAnswer(await segmentation.sum({ ...base, on: sum, unit: unitOf(input, coarse, "--sum") }, options))
  }
  if (average !== undefined) {
    refuse(input, ["interval", "limit", "type"], "--average")
    const unit = unitOf(input, coarse, "--average")
    return amountsAnswer(await segmentation.average({ ...base, on: average, unit }, options))
  }
  const unit = unitOf(input, ["minute", "hour", "day", "month"], "this question; --interval 7 makes weeks")
  return countsAnswer(await segmentation.counts({ ...base, on, type, limit, unit, interval }, options))
}

/** The units that numbers are computed by. */
const coarse = ["hour", "day"] as const

const flagNames = { interval: "--interval", limit: "--limit", type: "--count" } as const

const refuse = (input: Input, names: ReadonlyArray<keyof typeof flagNames>, flag: string): void => {
  const name = names.find((name) => input[name] !== undefined)
  if (name !== undefined) throw badInput(`${flagNames[name]} does nothing with ${flag}; leave one of them out`)
}

const unitOf = <const Unit extends string>(
  { unit }: Input,
  allowed: ReadonlyArray<Unit>,
  flag: string
): Unit | undefined => {
  const found = allowed.find((each) => each === unit)
  if (found === undefined && unit !== undefined) {
    throw badInput(`--unit must be ${allowed.slice(0, -1).join(", ")} or ${allowed.at(-1)} for ${flag}`)
  }
  return found
}
