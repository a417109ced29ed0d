/**
 * The part of the control API that the live page is made of.
 */
import { mixpanelQuery } from "@tallymark/core"
import { check } from "@tallymark/core/expression"
import { Refused } from "./control-body.ts"
import type { Actions, Controlled } from "./controlled.ts"
import { type Exchange, json } from "./exchange.ts"
import { arrivalInFull } from "./live/arrival-details.ts"
import { findArrivals, groups } from "./live/arrival-filter.ts"
import { someoneInFull } from "./live/biography.ts"
import { findPeople, keysIn } from "./live/crowd.ts"
import { Haystacks } from "./live/Haystacks.ts"
import { pulse } from "./live/pulse.ts"
import type { Pulse, Setting, Vocabulary } from "./live/Setting.ts"
import { vocabularyOf } from "./live/vocabulary.ts"
import type { Desk } from "./mixpanel/admission.ts"
import { ask, contentsOfProject, projectOfSubject, type Subject } from "./mixpanel/ask.ts"
import { totalOf } from "./request-totals.ts"

const mostLines = 2000
const usualLines = 100

const parameter = ({ url }: Exchange, name: string): string | undefined => url.searchParams.get(name) ?? undefined

const needed = (exchange: Exchange, name: string): string => {
  const text = parameter(exchange, name)
  if (text === undefined) throw new Refused(`pass ?${name}=`)
  return text
}

const limitOf = (exchange: Exchange): number => {
  const limit = Number(parameter(exchange, "limit") ?? usualLines)
  if (Number.isSafeInteger(limit) && limit >= 0 && limit <= mostLines) return limit
  throw new Refused(`limit must be a whole number from 0 to ${mostLines}`)
}

const subjectOf = (exchange: Exchange): Subject => {
  const project = parameter(exchange, "project")
  return { projectId: project === undefined ? undefined : Number(project), key: parameter(exchange, "key") }
}

/** Everything that the page reads. Paths take `?key=` for one product. */
export const lives = (server: Controlled, desk: Desk, closing: AbortSignal): Actions => {
  const { holder, clock, faults } = server
  const haystacks = new Haystacks()

  const now = (): Pulse => ({
    now: clock.now(),
    isRunning: clock.isRunning,
    faults: faults.rules.length,
    requests: totalOf(holder.current.totals, undefined).requests
  })

  const setting = (): Setting => ({
    url: server.url,
    keys: keysIn(holder.current),
    projects: desk.projects.all.map(({ projectId, timeZone }) => ({ projectId, timeZone })),
    hasLimits: desk.limits.of(mixpanelQuery, "query") !== undefined
  })

  return {
    "GET live": ({ signal }) => ({
      status: 200,
      headers: { "content-type": "text/event-stream" },
      body: pulse(holder, now, AbortSignal.any([signal, closing]))
    }),
    "GET setting": () => json(200, setting()),
    "GET arrivals": (exchange) => {
      const group = groups.find((name) => name === (parameter(exchange, "group") ?? "all"))
      if (group === undefined) throw new Refused(`group must be one of ${groups.join(", ")}`)
      const [key, text] = [parameter(exchange, "key"), parameter(exchange, "text") ?? ""]
      return json(200, findArrivals(holder.current, { key, group, text, limit: limitOf(exchange) }, haystacks))
    },
    "GET arrival": (exchange) => {
      const found = arrivalInFull(holder.current, needed(exchange, "id"))
      return found === undefined ? json(404, { error: { message: "this arrival is gone" } }) : json(200, found)
    },
    "GET crowd": (exchange) => {
      const [key, text] = [parameter(exchange, "key"), parameter(exchange, "text") ?? ""]
      return json(200, findPeople(holder.current, { key, text, limit: limitOf(exchange) }))
    },
    "GET someone": (exchange) => {
      const found = someoneInFull(holder.current, needed(exchange, "key"), needed(exchange, "id"))
      return found === undefined ? json(404, { error: { message: "nobody has this identity" } }) : json(200, found)
    },
    "GET vocabulary": (exchange) => {
      const project = projectOfSubject(desk, subjectOf(exchange))
      if (project === undefined) return json(404, { error: { message: "there is no such project" } })
      const { events } = contentsOfProject(desk, holder.current, project)
      const words: Vocabulary = {
        ...vocabularyOf(events, project.timeZone, clock.now()),
        key: project.key ?? desk.productKey(holder.current)
      }
      return json(200, words)
    },
    "GET ask": (exchange) =>
      ask(desk, holder.current, { ...subjectOf(exchange), call: needed(exchange, "call"), now: clock.now() }),
    "GET check": (exchange) => json(200, check(needed(exchange, "text")))
  }
}
