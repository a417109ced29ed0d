/**
 * `/engage`: profiles, page by page.
 *
 * The first page opens a session that remembers who was found; later pages of the session show the same people,
 * whatever was recorded since.
 */
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import { json } from "../exchange.ts"
import { refuse } from "../reports/ReportRefused.ts"
import type { ReportRequest } from "../reports/ReportRequest.ts"
import type { Profile } from "../reports/ReportSource.ts"
import { behaviorsOf } from "./behaviors.ts"
import { membersOf } from "./cohorts.ts"
import { profileFilter } from "./profile-filter.ts"
import type { ProjectData, Session } from "./project-data.ts"
import { type Answerer, type Question, requestOf } from "./question.ts"
import type { Contents } from "./report-source.ts"

/** How many sessions are remembered. */
const sessionsKept = 100

const ofCohort = (text: string, { data, now }: Question, contents: Contents): ReadonlySet<string> => {
  const id = Number(/^\s*\{\s*"id"\s*:\s*(\d+)\s*\}\s*$/.exec(text)?.[1] ?? refuse('filter_by_cohort must be {"id":…}'))
  const cohort = Option.getOrElse(HashMap.get(data.cohorts, id), () => refuse(`cohort ${id} does not exist`))
  return membersOf(cohort, contents, now)
}

/** Who is in question before any expression is looked at; everybody with a profile when nobody is named. */
const candidates = (request: ReportRequest, question: Question, contents: Contents): ReadonlyArray<Profile> => {
  const { profiles, personOf } = contents
  const cohort = request.text("filter_by_cohort")
  const id = request.text("distinct_id")
  const ids = request.texts("distinct_ids") ?? (id === undefined ? undefined : [id])
  const named = ids === undefined ? undefined : new Set(ids.map(personOf))
  const isNamed = ({ distinctId }: Profile) => named?.has(distinctId) ?? true
  if (cohort === undefined) return Array.from(profiles.values()).filter(isNamed)
  const needsProfile = request.text("include_all_users") === "false"
  return Array.from(ofCohort(cohort, question, contents))
    .flatMap((distinctId) => profiles.get(distinctId) ?? (needsProfile ? [] : { distinctId, properties: {} }))
    .filter(isNamed)
}

const find = (request: ReportRequest, question: Question, contents: Contents): ReadonlyArray<string> => {
  if (request.text("data_group_id") !== undefined) return []
  const behaviors = request.text("behaviors")
  if (behaviors !== undefined && request.text("filter_by_cohort") !== undefined) {
    refuse("behaviors and filter_by_cohort are mutually exclusive")
  }
  const until = (request.integer("as_of_timestamp") ?? question.now / 1000) * 1000
  const counts = behaviors === undefined ? undefined : behaviorsOf(behaviors, request.source, until)
  const isWanted = profileFilter(request.text("where"), question.now, counts)
  return candidates(request, question, contents)
    .filter(isWanted)
    .map(({ distinctId }) => distinctId)
    .sort()
}

/** The parameters without those that turn pages, and without a signature, which is another for every page. */
const questionText = ({ parameters, route }: Question): string => {
  const isAside = (name: string) => name === "page" || name === "session_id" || route.ofCredentials.has(name)
  return JSON.stringify(parameters.filter(([name]) => !isAside(name)).sort())
}

const opened = (question: Question, distinctIds: ReadonlyArray<string>): readonly [string, ProjectData] => {
  const { data } = question
  const name = `${data.nextId}-SESSION`
  const kept = HashMap.filter(data.sessions, ({ number }) => number > data.nextId - sessionsKept)
  const session: Session = { number: data.nextId, question: questionText(question), distinctIds }
  return [name, { ...data, nextId: data.nextId + 1, sessions: HashMap.set(kept, name, session) }]
}

const resumed = (name: string, question: Question, request: ReportRequest): Session => {
  const session = Option.getOrElse(HashMap.get(question.data.sessions, name), () => refuse("session_id is unknown"))
  if (session.question !== questionText(question)) refuse("session_id belongs to another query")
  if (request.text("behaviors") !== undefined && request.text("as_of_timestamp") === undefined) {
    refuse("request for page in uncached query for params")
  }
  return session
}

const shown = ({ distinctId, properties }: Profile, names: ReadonlyArray<string> | undefined) => ({
  $distinct_id: distinctId,
  $properties:
    names === undefined
      ? properties
      : Object.fromEntries(names.flatMap((name) => (Object.hasOwn(properties, name) ? [[name, properties[name]]] : [])))
})

/** A page of people, in either generation. */
export const people: Answerer = (question) => {
  const { pageSize } = question
  const contents = question.contents()
  const request = requestOf(question)
  const page = request.integer("page") ?? 0
  const given = request.text("session_id")
  if (page > 0 && given === undefined) refuse("session_id is required when page is above 0")
  const session = given === undefined ? undefined : resumed(given, question, request)
  const distinctIds = session?.distinctIds ?? find(request, question, contents)
  const [sessionId, data] = given === undefined ? opened(question, distinctIds) : [given, undefined]
  const names = request.texts("output_properties")
  const results = distinctIds
    .slice(page * pageSize, (page + 1) * pageSize)
    .map((distinctId) => shown(contents.profiles.get(distinctId) ?? { distinctId, properties: {} }, names))
  const reply = json(200, {
    page,
    page_size: pageSize,
    session_id: sessionId,
    status: "ok",
    total: distinctIds.length,
    results
  })
  return { reply, data }
}
