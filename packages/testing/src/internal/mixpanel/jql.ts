/**
 * `/jql`: scripts. There is no interpreter in here; a test that sends scripts says what they come to.
 */
import type { MixpanelEvent, MixpanelProfile } from "../../Asked.ts"
import { json } from "../exchange.ts"
import { eventJson } from "../reports/event-json.ts"
import { type Answerer, requestOf } from "./question.ts"
import { badRequest, notImplemented } from "./refusals.ts"
import type { Contents } from "./report-source.ts"

function* eventsOf({ events }: Contents): Generator<MixpanelEvent> {
  for (const event of events) yield eventJson(event)
}

function* peopleOf({ profiles }: Contents): Generator<MixpanelProfile> {
  for (const { distinctId, properties } of profiles.values()) {
    yield { $distinct_id: distinctId, $properties: properties }
  }
}

/** Hands a script to whoever answers scripts. */
export const jql: Answerer = (question) => {
  const { exchange, jql: handler } = question
  if (handler === undefined) {
    return {
      reply: notImplemented(exchange, "The fake server runs no scripts. Answer them with server.onJql(handler).")
    }
  }
  const request = requestOf(question)
  const contents = question.contents()
  try {
    const answer = handler({
      script: request.required("script"),
      params: JSON.parse(request.text("params") ?? "{}"),
      events: eventsOf(contents),
      people: peopleOf(contents)
    })
    return { reply: json(200, answer ?? null) }
  } catch (error) {
    return { reply: badRequest(exchange, error instanceof Error ? error.message : String(error)) }
  }
}
