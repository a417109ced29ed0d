/**
 * What stands between a request and its answer: who asks, whether the request is right, and whether it is one too many.
 */
import type { Reply } from "../exchange.ts"
import type { InFlight } from "../in-flight.ts"
import { ReportRefused } from "../reports/ReportRefused.ts"
import type { Route } from "../routes.ts"
import { projectOf, recordedUnder, type ServerState, unrecorded, withProject } from "../server-state.ts"
import type { Call, Handled, Handler } from "../service.ts"
import { identify } from "./credentials.ts"
import type { Limits } from "./limits.ts"
import * as ProjectData from "./project-data.ts"
import type { Project, Projects } from "./projects.ts"
import type { Answered, Answerer, Question } from "./question.ts"
import { badRequest, tooMany } from "./refusals.ts"
import type { Regions } from "./regions.ts"
import { contentsOf } from "./report-source.ts"
import * as Usage from "./usage.ts"

/** What every request is held to. */
export interface Desk {
  readonly projects: Projects
  readonly regions: Regions
  readonly limits: Limits
  readonly inFlight: InFlight
  readonly pageSize: number
  /** The product that a project shows which names none. */
  readonly productKey: (state: ServerState) => string
  /** Where such a project keeps what it holds beside the product. */
  readonly dataKey: (state: ServerState) => string
}

/** Somebody who may ask, with what they ask. */
export interface Visitor {
  readonly call: Call
  readonly route: Route
  readonly project: Project
  readonly state: ServerState
  readonly desk: Desk
}

const refused = (state: ServerState, reply: Reply): Handled => ({ state, reply, outcome: "refused" })

/** What is wrong with a request, as one sentence. The service knows no parameters but its own. */
const problemOf = ({ reading }: Call): string | undefined => {
  const { issues } = reading
  return issues.length === 0 ? undefined : issues.map(({ path, message }) => `${path} ${message}`).join("; ")
}

const isElsewhere = ({ call, project, desk }: Visitor): boolean => {
  if (call.pretence === "wrong-region") return true
  const asked = desk.regions.of(call.exchange)
  return asked !== undefined && project.region !== undefined && asked !== project.region
}

const questionOf = (visitor: Visitor): Question => {
  const { call, route, project, state, desk } = visitor
  const productKey = project.key ?? desk.productKey(state)
  const dataKey = project.key ?? desk.dataKey(state)
  const isEmpty = isElsewhere(visitor)
  const data = isEmpty ? ProjectData.empty(dataKey) : projectOf(state, dataKey)
  return {
    exchange: call.exchange,
    route,
    parameters: call.reading.parameters,
    project,
    now: call.now,
    data,
    contents: () => contentsOf(isEmpty ? unrecorded : recordedUnder(state, productKey), data),
    pageSize: desk.pageSize,
    jql: state.jql
  }
}

/** Answers, or says no in the service's words when the question turns out to make no sense. */
const attempt = (answer: Answerer, question: Question): Answered => {
  try {
    return answer(question)
  } catch (error) {
    if (error instanceof ReportRefused) return { reply: badRequest(question.exchange, error.detail) }
    throw error
  }
}

/** Answers. What another region is told is forgotten, as it knows nothing to begin with. */
const served = (answer: Answerer, visitor: Visitor): Handled => {
  const { state } = visitor
  const { reply, data } = attempt(answer, questionOf(visitor))
  if (reply.status >= 400) return refused(state, reply)
  const isKept = data !== undefined && !isElsewhere(visitor)
  return { state: isKept ? withProject(state, data) : state, reply, outcome: "answered" }
}

/** Answers within the limit of the operation, or says that this is one too many. */
const limited = (answer: Answerer, visitor: Visitor): Handled => {
  const { call, route, project, state, desk } = visitor
  const { limit } = route.operation.spec
  if (limit === undefined) return served(answer, visitor)
  const use = Usage.of(state.usage, project.projectId, limit)
  const spec = desk.limits.of(route.service, limit)
  const pool = Usage.poolOf(use)
  const running = desk.inFlight.of(pool)
  const wait = spec === undefined ? 0 : Usage.wait(use, spec, running, call.now)
  if (spec !== undefined && wait > 0) {
    const seconds = desk.limits.tellsRetryAfter ? Math.ceil(wait / 1000) : undefined
    const used = Usage.account(use, spec, running, call.now)
    const reply = tooMany(call.exchange, project.projectId, used, seconds)
    return refused({ ...state, usage: Usage.refused(state.usage, use) }, reply)
  }
  const handled = served(answer, visitor)
  if (handled.outcome === "refused") return handled
  return { ...handled, state: { ...handled.state, usage: Usage.answered(state.usage, use, call.now) }, pool }
}

/** Answers somebody who needs no credentials and has no limits, and keeps nothing. */
export const spared = (answer: Answerer, visitor: Visitor): Reply => {
  const problem = problemOf(visitor.call)
  return problem === undefined ? served(answer, visitor).reply : badRequest(visitor.call.exchange, problem)
}

/** Lets an answerer see only what it should answer. */
export const admitted =
  (answer: Answerer, desk: Desk): Handler =>
  (call, state) => {
    const { exchange, reading, now } = call
    const { route, parameters } = reading
    if (route === undefined) throw new Error("a request without a route has no handler")
    const isExpired = call.pretence === "expired-credentials"
    const identified = identify({ exchange, route, parameters, now, isExpired }, desk.projects)
    if ("refusal" in identified) return refused(state, identified.refusal)
    const problem = problemOf(call)
    if (problem !== undefined) return refused(state, badRequest(exchange, problem))
    return limited(answer, { call, route, project: identified.project, state, desk })
  }
