/**
 * `/stream/query`: what some people did.
 */
import { json } from "../exchange.ts"
import { eventJson } from "../reports/event-json.ts"
import { refuse } from "../reports/ReportRefused.ts"
import type { ReportEvent } from "../reports/ReportSource.ts"
import { scan } from "../reports/scan.ts"
import { type Answerer, requestOf } from "./question.ts"

/** The events of people between two days, oldest first. */
export const activity: Answerer = (question) => {
  const { personOf, events } = question.contents()
  const request = requestOf(question)
  const { zone } = request
  const people = new Set((request.texts("distinct_ids") ?? refuse("distinct_ids is required")).map(personOf))
  const { from, to } = request.days()
  const found: Array<ReportEvent> = []
  const filter = ({ distinctId }: ReportEvent) => people.has(distinctId)
  scan({ events, start: zone.startOfDay(from), end: zone.startOfDay(to + 1), filter }, (event) => found.push(event))
  return { reply: json(200, { status: "ok", results: { events: found.map((event) => eventJson(event)) } }) }
}
