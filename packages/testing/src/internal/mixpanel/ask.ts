/**
 * Answers the page's questions: with the service's own answers, but without its credentials and limits, and without a
 * trace in the recordings.
 */
import { allRoutes } from "../all-routes.ts"
import { read } from "../contract.ts"
import { type Exchange, json, nothing, type Reply } from "../exchange.ts"
import { projectOf, recordedUnder, type ServerState } from "../server-state.ts"
import { type Desk, spared } from "./admission.ts"
import { queries } from "./mixpanel.ts"
import type { Project } from "./projects.ts"
import type { Answerer } from "./question.ts"
import { type Contents, contentsOf } from "./report-source.ts"

/** What is asked about. */
export interface Subject {
  /** The project; the first one where absent. */
  readonly projectId: number | undefined
  /** The product key whose events it shows, in place of its own. */
  readonly key: string | undefined
}

/** Who asks what, and when. */
export interface Asked extends Subject {
  /** A path of the service with its query, such as `"/api/query/segmentation?event=Paid&from_date=…"`. */
  readonly call: string
  /** Milliseconds since 1970. */
  readonly now: number
}

const never = new AbortController().signal

/** The project that is meant; `undefined` when it does not exist. It is at home everywhere. */
export const projectOfSubject = ({ projects }: Desk, { projectId, key }: Subject): Project | undefined => {
  const project = projectId === undefined ? (projects.all[0] ?? projects.byId(0)) : projects.byId(projectId)
  return project === undefined ? undefined : { ...project, region: undefined, key: key ?? project.key }
}

/** What the project holds. */
export const contentsOfProject = (desk: Desk, state: ServerState, { key }: Project): Contents =>
  contentsOf(recordedUnder(state, key ?? desk.productKey(state)), projectOf(state, key ?? desk.dataKey(state)))

const answererOf = (operation: string): Answerer | undefined => {
  const all: Readonly<Record<string, Answerer>> = queries
  return Object.hasOwn(all, operation) ? all[operation] : undefined
}

/** Answers one call. */
export const ask = (desk: Desk, state: ServerState, asked: Asked): Reply => {
  const url = URL.parse(asked.call, "http://fake.tallymark.test")
  if (url === null) return json(404, { error: "the call is no path of the service" })
  const exchange: Exchange = { method: "GET", url, headers: {}, bytes: nothing, signal: never }
  const reading = read(allRoutes(), exchange, undefined)
  const { route } = reading
  const answer = route === undefined ? undefined : answererOf(route.operation.spec.id)
  if (route === undefined || answer === undefined) return json(404, { error: `no query is at ${url.pathname}` })
  const project = projectOfSubject(desk, asked)
  if (project === undefined) return json(404, { error: `there is no project ${asked.projectId}` })
  const call = { exchange, reading, sequence: 0, now: asked.now, keys: undefined, pretence: undefined }
  return spared(answer, { call, route, project, state, desk })
}
