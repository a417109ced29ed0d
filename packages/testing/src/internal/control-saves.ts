/**
 * The part of the control API that saves what questions are about.
 */
import type { BookmarkDefinition, CohortDefinition, FunnelDefinition, SaveOptions } from "../Asked.ts"
import { type Fields, fieldsOf, Refused, textOf } from "./control-body.ts"
import type { Actions, Controlled } from "./controlled.ts"
import { type Exchange, json } from "./exchange.ts"

const optionsOf = ({ url }: Exchange): SaveOptions => ({ key: url.searchParams.get("key") ?? undefined })

/** Fields of which some must be text and some a list; what else is wrong comes out when somebody asks. */
const checked = (fields: Fields, texts: ReadonlyArray<string>, lists: ReadonlyArray<string>): Fields => {
  for (const name of texts) if (typeof fields[name] !== "string") throw new Refused(`pass ${name} as a text`)
  for (const name of lists) if (!Array.isArray(fields[name])) throw new Refused(`pass ${name} as a list`)
  return fields
}

/** Everything that can be saved. */
export const saves = (server: Controlled): Actions => ({
  "POST people": async (exchange) => json(200, await server.seedPeople(textOf(exchange), optionsOf(exchange))),
  "POST funnels": (exchange) => {
    const funnel = checked(fieldsOf(exchange), ["name"], ["steps"]) as unknown as FunnelDefinition // as far as it is read
    return json(200, { id: server.addFunnel(funnel, optionsOf(exchange)) })
  },
  "POST cohorts": (exchange) => {
    const cohort = checked(fieldsOf(exchange), ["name"], []) as unknown as CohortDefinition // as far as it is read
    return json(200, { id: server.addCohort(cohort, optionsOf(exchange)) })
  },
  "POST bookmarks": (exchange) => {
    const bookmark = checked(fieldsOf(exchange), [], ["events"]) as unknown as BookmarkDefinition // as far as it is read
    return json(200, { id: server.addBookmark(bookmark, optionsOf(exchange)) })
  }
})
