/**
 * Saves what people save in Mixpanel: funnels, cohorts and reports.
 */
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import type { BookmarkDefinition, CohortDefinition, FakeAnnotation, FunnelDefinition } from "../../Asked.ts"
import type { Funnel } from "../reports/ReportSource.ts"
import { projectOf, type StateHolder, withProject } from "../server-state.ts"
import { annotationsBetween } from "./annotations.ts"
import { type ProjectData, saved } from "./project-data.ts"

/** Saves under a key and returns the new id. */
const save = (holder: StateHolder, key: string, change: (data: ProjectData) => ProjectData): number => {
  const data = projectOf(holder.current, key)
  holder.replace(withProject(holder.current, change(data)))
  return data.nextId
}

const funnelOf = ({ name, steps, length, lengthUnit }: FunnelDefinition, funnelId: number): Funnel => ({
  funnelId,
  name,
  steps: steps.map((step) => (typeof step === "string" ? { event: step } : step)),
  length,
  lengthUnit
})

/** Saves a funnel. */
export const saveFunnel = (holder: StateHolder, key: string, funnel: FunnelDefinition): number => {
  if (funnel.steps.length === 0) throw new TypeError("a funnel needs steps")
  return save(holder, key, (data) => saved(data, "funnels", (id) => funnelOf(funnel, id)))
}

/** Saves a cohort. */
export const saveCohort = (holder: StateHolder, key: string, cohort: CohortDefinition, now: number): number =>
  save(holder, key, (data) => saved(data, "cohorts", (id) => ({ ...cohort, id, created: now })))

/** Saves a report. */
export const saveBookmark = (holder: StateHolder, key: string, bookmark: BookmarkDefinition): number => {
  if (bookmark.events.length === 0) throw new TypeError("a report needs events")
  return save(holder, key, (data) => saved(data, "bookmarks", () => bookmark))
}

/** The annotations of a project, by date. */
export const annotationsIn = (data: ProjectData): ReadonlyArray<FakeAnnotation> =>
  annotationsBetween(data, undefined, undefined).map(({ id, date, description, tags }) => ({
    id,
    date,
    description,
    tags: tags.flatMap((tag) => Option.toArray(HashMap.get(data.tags, tag))).map((tag) => tag.name)
  }))
