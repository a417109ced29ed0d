/**
 * Saved cohorts: who belongs to them is found out when somebody asks.
 */
import * as HashMap from "effect/HashMap"
import { json } from "../exchange.ts"
import { timeZone } from "../reports/time-zone.ts"
import { profileFilter } from "./profile-filter.ts"
import type { Cohort } from "./project-data.ts"
import type { Answerer } from "./question.ts"
import type { Contents } from "./report-source.ts"

/** The members of a cohort by the identity that stands for each, also those without a profile. */
export const membersOf = (cohort: Cohort, { profiles, personOf }: Contents, now: number): ReadonlySet<string> => {
  const named = cohort.distinctIds === undefined ? undefined : new Set(cohort.distinctIds.map(personOf))
  if (cohort.where === undefined && named !== undefined) return named
  const isMember = profileFilter(cohort.where, now)
  const members = new Set<string>()
  for (const [distinctId, profile] of profiles) {
    if ((named?.has(distinctId) ?? true) && isMember(profile)) members.add(distinctId)
  }
  return members
}

/** Writes a moment by the clocks of a zone: `2026-03-19 23:49:51`. */
const written = (instant: number, zone: string): string =>
  new Date(timeZone(zone).wallAt(instant)).toISOString().slice(0, 19).replace("T", " ")

/** `/cohorts/list`. */
export const cohorts: Answerer = ({ data, contents, project, now }) => {
  const source = contents()
  const list = Array.from(HashMap.values(data.cohorts)).sort((a, b) => a.id - b.id)
  return {
    reply: json(
      200,
      list.map((cohort) => ({
        count: membersOf(cohort, source, now).size,
        is_visible: cohort.isVisible === false ? 0 : 1,
        description: cohort.description ?? "",
        created: written(cohort.created, project.timeZone),
        project_id: project.projectId,
        id: cohort.id,
        name: cohort.name
      }))
    )
  }
}
