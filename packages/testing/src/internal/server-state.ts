/**
 * Everything a fake server remembers, as one immutable value, and the place where the current one is kept.
 */
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import type { JqlHandler } from "../Asked.ts"
import type { RecordedRequest, Violation } from "../Recorded.ts"
import { AppendLog } from "./append-log.ts"
import * as ProjectData from "./mixpanel/project-data.ts"
import * as Usage from "./mixpanel/usage.ts"
import * as RequestTotals from "./request-totals.ts"
import * as TrackingStore from "./tracking-store.ts"

/** All products together, with what was saved for questions about them. */
export interface ServerState {
  /** The latest requests. */
  readonly requests: AppendLog<RecordedRequest>
  /** Counts of all requests. */
  readonly totals: RequestTotals.TotalsByKey
  readonly violations: AppendLog<Violation>
  readonly products: HashMap.HashMap<string, TrackingStore.TrackingState>
  /** What Mixpanel holds beside the products, by product key. */
  readonly projects: HashMap.HashMap<string, ProjectData.ProjectData>
  /** The product that something was recorded into first. */
  readonly firstProduct: string | undefined
  /** The product that Mixpanel held something for first. */
  readonly firstProject: string | undefined
  /** What every project has used of its limits. */
  readonly usage: Usage.Usage
  /** Answers scripts. */
  readonly jql: JqlHandler | undefined
}

/** Nothing has reached the server. */
export const empty: ServerState = {
  requests: AppendLog.from(),
  totals: HashMap.empty(),
  violations: AppendLog.from(),
  products: HashMap.empty(),
  projects: HashMap.empty(),
  firstProduct: undefined,
  firstProject: undefined,
  usage: Usage.empty,
  jql: undefined
}

/** What a product remembers; nothing yet if the key is new. */
export const productOf = (state: ServerState, key: string): TrackingStore.TrackingState =>
  Option.getOrElse(HashMap.get(state.products, key), () => TrackingStore.empty(key))

/** The state with one product replaced. */
export const withProduct = (state: ServerState, product: TrackingStore.TrackingState): ServerState => ({
  ...state,
  firstProduct: state.firstProduct ?? product.key,
  products: HashMap.set(state.products, product.key, product)
})

/** Shared by all keys that nothing was recorded under, so that what is computed from it is computed once. */
export const unrecorded = TrackingStore.empty("")

/** What was recorded under a key, for questions about it. */
export const recordedUnder = (state: ServerState, key: string): TrackingStore.TrackingState =>
  Option.getOrElse(HashMap.get(state.products, key), () => unrecorded)

/** What Mixpanel holds beside a product; nothing yet if the key is new. */
export const projectOf = (state: ServerState, key: string): ProjectData.ProjectData =>
  Option.getOrElse(HashMap.get(state.projects, key), () => ProjectData.empty(key))

/** The state with what one project holds replaced. */
export const withProject = (state: ServerState, project: ProjectData.ProjectData): ServerState => ({
  ...state,
  firstProject: state.firstProject ?? project.key,
  projects: HashMap.set(state.projects, project.key, project)
})

/** The state with one more request, of which no more than `most` are kept. */
export const withRequest = (state: ServerState, request: RecordedRequest, most: number): ServerState => ({
  ...state,
  requests: state.requests.append(request).latest(most),
  totals: RequestTotals.count(state.totals, request)
})

/** The state without anything that one product has left behind. */
export const withoutProduct = (state: ServerState, key: string): ServerState => ({
  ...state,
  totals: HashMap.remove(state.totals, key),
  requests: AppendLog.from(state.requests.toArray().filter((request) => request.key !== key)),
  violations: AppendLog.from(state.violations.toArray().filter(({ request }) => request.key !== key)),
  products: HashMap.remove(state.products, key),
  projects: HashMap.remove(state.projects, key),
  firstProduct: state.firstProduct === key ? undefined : state.firstProduct,
  firstProject: state.firstProject === key ? undefined : state.firstProject
})

/** Holds the current state and tells whoever listens that there is a new one. */
export class StateHolder {
  current: ServerState = empty
  #sequence = 0
  readonly #listeners = new Set<() => void>()

  /** The number of the next arrival. Never repeats, not even after a restore. */
  nextSequence(): number {
    this.#sequence += 1
    return this.#sequence
  }

  replace(next: ServerState): void {
    this.current = next
    this.announce()
  }

  /** Tells whoever listens of a change that is none of the state's. */
  announce(): void {
    for (const listener of this.#listeners) listener()
  }

  /** Calls `listener` after every change until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
