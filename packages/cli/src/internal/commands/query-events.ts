/**
 * Questions about events and properties as a whole.
 */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import { countsAnswer, namesAnswer, topEventsAnswer, topPropertiesAnswer } from "../answers/report-answers.ts"
import { askFlags, asking, counting, datedFlags } from "./asking.ts"
import { described } from "./described.ts"
import { oneOf, texts, whole } from "./flags.ts"

const event = Argument.String("EVENT").pipe(Argument.withDescription("the name of the event"))
const property = Argument.String("PROPERTY").pipe(Argument.withDescription("the name of the property"))
const unit = oneOf("unit", ["minute", "hour", "day", "week", "month"], "the unit of time of the answer; day otherwise")
const limit = whole("limit", "NUMBER", "how many at most")

/** Counts of some events. */
export const events = Command.make(
  "events",
  {
    names: Argument.String("EVENT").pipe(
      Argument.withDescription("the names of the events"),
      Argument.variadic({ min: 1 })
    ),
    unit,
    type: counting,
    ...datedFlags
  },
  (input) =>
    asking(input, async (query, days, options) => {
      const { names, type = "general", unit = "day" } = input
      return countsAnswer(await query.events.counts({ events: names, type, unit, ...days }, options))
    })
).pipe(
  described({
    summary: "How often events happened.",
    examples: [["tallymark query events 'Signed Up' Paid --unit week --last 6m --format chart", "two events by week"]]
  })
)

/** The top of today. */
export const top = Command.make("top", { type: counting, limit, ...askFlags }, (input) =>
  asking(input, async (query, _days, options) => {
    const { limit, type = "general" } = input
    return topEventsAnswer(await query.events.top({ type, limit }, options))
  })
).pipe(
  described({
    summary: "The most common events of today, and their change against yesterday.",
    examples: [["tallymark query top --limit 10", "the first ten"]]
  })
)

/** The names of events. */
export const names = Command.make("names", { type: counting, limit, ...askFlags }, (input) =>
  asking(input, async (query, _days, options) => {
    const { limit, type = "general" } = input
    return namesAnswer("event", await query.events.names({ type, limit }, options))
  })
).pipe(
  described({
    summary: "The names of the most common events of the last 31 days.",
    examples: [["tallymark query names --format csv", "for a script"]]
  })
)

/** The properties of an event. */
export const properties = Command.make("properties", { event, limit, ...askFlags }, (input) =>
  asking(input, async (query, _days, options) => {
    const { event, limit } = input
    return topPropertiesAnswer(await query.properties.top({ event, limit }, options))
  })
).pipe(
  described({
    summary: "The properties that most occurrences of an event have.",
    examples: [["tallymark query properties 'Signed Up'", "a table of them"]]
  })
)

/** The values of a property over time. */
export const propertyCounts = Command.make(
  "property",
  {
    event,
    property,
    values: texts("value", "VALUE", "only this value; may be repeated, the most common ones otherwise"),
    unit,
    type: counting,
    limit,
    ...datedFlags
  },
  (input) =>
    asking(input, async (query, days, options) => {
      const { event, limit, property, type = "general", unit = "day" } = input
      const values = input.values.length > 0 ? input.values : undefined
      return countsAnswer(
        await query.properties.counts({ event, property, values, type, unit, limit, ...days }, options)
      )
    })
).pipe(
  described({
    summary: "How often an event happened with each value of a property.",
    examples: [["tallymark query property 'Signed Up' plan --last 4w --format chart", "a line for each plan"]]
  })
)

/** The values of a property. */
export const values = Command.make("values", { event, property, limit, ...askFlags }, (input) =>
  asking(input, async (query, _days, options) => {
    const { event, limit, property } = input
    return namesAnswer("value", await query.properties.values({ event, property, limit }, options))
  })
).pipe(
  described({
    summary: "The most common values of a property of an event.",
    examples: [["tallymark query values 'Signed Up' plan", "the plans"]]
  })
)
