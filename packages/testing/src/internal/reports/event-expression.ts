/**
 * Expressions over events: where their properties, the profile of the person and what belongs to the event come from.
 *
 * A compiled expression keeps one context and fills it anew for each event, because a report looks at a million of them.
 */
import { compile, EvaluationError, parse, type Value } from "@tallymark/core/expression"
import * as Result from "effect/Result"
import { refuse } from "./ReportRefused.ts"
import type { ReportEvent, ReportSource } from "./ReportSource.ts"

/** Computes an expression for an event. Ends the report when it has no value. */
export type EventExpression = (event: ReportEvent) => Value

/** `event["…"]`. */
const eventFields = (event: ReportEvent): Record<string, unknown> => ({
  $time: new Date(event.time),
  $event_name: event.name,
  $distinct_id: event.distinctId,
  $insert_id: event.insertId
})

/** The properties with the ones that every event has. */
const allProperties = (event: ReportEvent): Record<string, unknown> => ({
  ...event.properties,
  time: Math.floor(event.time / 1000),
  distinct_id: event.distinctId,
  $insert_id: event.insertId
})

/** Compiles the text of a parameter. */
export const eventExpression = (source: ReportSource, name: string, text: string): EventExpression => {
  const tree = Result.getOrElse(parse(text), ([issue]) =>
    refuse(`${name} is no expression: at ${issue?.line}:${issue?.column} ${issue?.message}`)
  )
  const run = compile(tree)
  // What is not mentioned is not filled in. A mention inside a text costs time and changes nothing.
  const readsUser = text.includes("user")
  const readsEvent = text.includes("event")
  const readsMore = /"(time|distinct_id|\$insert_id)"/.test(text)
  const context: Record<"properties" | "user" | "event", Readonly<Record<string, unknown>> | undefined> & {
    readonly now: number
  } = { properties: undefined, user: undefined, event: undefined, now: source.now }
  return (event) => {
    context.properties = readsMore ? allProperties(event) : event.properties
    if (readsUser) context.user = source.profiles.get(event.distinctId)?.properties
    if (readsEvent) context.event = eventFields(event)
    const value = run(context)
    return value instanceof EvaluationError ? refuse(`${name} cannot be computed: ${value.message}`) : value
  }
}

/** Whether an event is meant. */
export type EventFilter = (event: ReportEvent) => boolean

const everything: EventFilter = () => true

/** Compiles a filter; without a text it lets everything through. */
export const eventFilter = (source: ReportSource, name: string, text: string | undefined): EventFilter => {
  if (text === undefined) return everything
  const expression = eventExpression(source, name, text)
  return (event) => expression(event) === true
}

/** Compiles what events are segmented by; without a text there is one segment. */
export const eventSegment = (source: ReportSource, name: string, text: string | undefined): EventExpression =>
  text === undefined ? () => undefined : eventExpression(source, name, text)

/** What a segment is called: texts as they are, a list as JSON, and nothing at all `undefined`. */
export const segmentName = (value: Value): string => {
  if (typeof value === "string") return value
  if (value instanceof Date) return value.toISOString().slice(0, 19)
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value)
}
