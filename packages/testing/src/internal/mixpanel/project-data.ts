/**
 * What a project holds beside the events that were recorded into its product, as one immutable value.
 */
import * as HashMap from "effect/HashMap"
import type { BookmarkDefinition, CohortDefinition } from "../../Asked.ts"
import { AppendLog } from "../append-log.ts"
import type { Funnel, Profile, ReportEvent } from "../reports/ReportSource.ts"

/** A saved cohort. */
export interface Cohort extends CohortDefinition {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly created: number
}

/** A label of annotations. */
export interface Tag {
  readonly id: number
  readonly name: string
}

/** A note on a moment. */
export interface Annotation {
  readonly id: number
  /** `2026-11-22 00:00:00`, in the project's time zone. */
  readonly date: string
  readonly description: string
  readonly tags: ReadonlyArray<number>
}

/** A question about people that is answered page by page: who they were when it was first asked. */
export interface Session {
  /** Which of all things saved it is. */
  readonly number: number
  /** The question, as a text. */
  readonly question: string
  readonly distinctIds: ReadonlyArray<string>
}

/** Everything that was imported into a project, or saved in it. */
export interface ProjectData {
  readonly key: string
  /** In the order of arrival, with duplicates, under the identities they came with. */
  readonly events: AppendLog<ReportEvent>
  /** In the order of arrival, under the identities they came with. The last of an identity is in place of the earlier. */
  readonly profiles: AppendLog<Profile>
  readonly funnels: HashMap.HashMap<number, Funnel>
  readonly bookmarks: HashMap.HashMap<number, BookmarkDefinition>
  readonly cohorts: HashMap.HashMap<number, Cohort>
  readonly annotations: HashMap.HashMap<number, Annotation>
  readonly tags: HashMap.HashMap<number, Tag>
  readonly sessions: HashMap.HashMap<string, Session>
  /** The id of whatever is saved next. */
  readonly nextId: number
}

/** One and the same, so that what is computed from it is computed once. */
const noEvents = AppendLog.from<ReportEvent>()
const noProfiles = AppendLog.from<Profile>()

/** A project that holds nothing. */
export const empty = (key: string): ProjectData => ({
  key,
  events: noEvents,
  profiles: noProfiles,
  funnels: HashMap.empty(),
  bookmarks: HashMap.empty(),
  cohorts: HashMap.empty(),
  annotations: HashMap.empty(),
  tags: HashMap.empty(),
  sessions: HashMap.empty(),
  nextId: 1
})

/** The data with one more thing saved under the next id. */
export const saved = <Name extends "funnels" | "bookmarks" | "cohorts" | "annotations" | "tags">(
  self: ProjectData,
  name: Name,
  make: (id: number) => ProjectData[Name] extends HashMap.HashMap<number, infer Value> ? Value : never
): ProjectData => {
  const id = self.nextId
  const things = self[name] as HashMap.HashMap<number, ReturnType<typeof make>> // the type above says so
  return { ...self, [name]: HashMap.set(things, id, make(id)), nextId: id + 1 }
}

/** The last profile of each identity, in the order of their arrival. */
export const latestProfiles = (profiles: Iterable<Profile>): Iterable<Profile> => {
  const byIdentity = new Map<string, Profile>()
  for (const profile of profiles) {
    byIdentity.delete(profile.distinctId)
    byIdentity.set(profile.distinctId, profile)
  }
  return byIdentity.values()
}
