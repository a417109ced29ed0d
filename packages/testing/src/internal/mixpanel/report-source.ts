/**
 * Turns what a product recorded and what was imported beside it into the source of reports: events in order of time,
 * under the identity that stands for the person. Computed when somebody asks, once per state.
 */
import * as HashMap from "effect/HashMap"
import * as Identities from "../identities.ts"
import { peopleOf } from "../people.ts"
import type { Profile, ReportEvent, ReportSource } from "../reports/ReportSource.ts"
import type { TrackingState } from "../tracking-store.ts"
import { latestProfiles, type ProjectData } from "./project-data.ts"

/** Everything about one product that questions look at. */
export interface Contents extends Pick<ReportSource, "events" | "profiles" | "funnels"> {
  /** The events with those that are there twice. */
  readonly exported: ReadonlyArray<ReportEvent>
  /** The identity that stands for a person, by any of the person's identities. */
  readonly personOf: (identity: string) => string
}

/** Who an identity stands for: itself, unless an alias says otherwise. */
const canonical = ({ identities }: TrackingState, identity: string): string =>
  Identities.find(identities, identity) ?? identity

/** What was recorded, as events of Mixpanel. The number of its request makes each one unique. */
const recorded = (tracking: TrackingState): Array<ReportEvent> =>
  tracking.events.toArray().map(({ name, person, timestamp, properties, sequence }) => ({
    name,
    distinctId: canonical(tracking, person),
    time: timestamp * 1000,
    properties,
    insertId: `fake-${sequence}`
  }))

const imported = (tracking: TrackingState, events: ProjectData["events"]): Array<ReportEvent> => {
  const all = events.toArray()
  if (HashMap.isEmpty(tracking.identities)) return all
  return all.map((event) => {
    const distinctId = canonical(tracking, event.distinctId)
    return distinctId === event.distinctId ? event : { ...event, distinctId }
  })
}

const isInOrder = (events: ReadonlyArray<ReportEvent>): boolean =>
  events.every((event, index) => index === 0 || (events[index - 1]?.time ?? 0) <= event.time)

const inOrder = (events: Array<ReportEvent>): Array<ReportEvent> =>
  isInOrder(events) ? events : events.sort((a, b) => a.time - b.time)

/** Of events that are equal in name, time, person and insert id, the one that came last. They have the same time. */
const distinct = (events: ReadonlyArray<ReportEvent>): ReadonlyArray<ReportEvent> => {
  const dropped = new Set<number>()
  let moment: Map<string, number> | undefined
  for (let index = 1; index < events.length; index++) {
    const [event, before] = [events[index], events[index - 1]]
    if (event === undefined || before === undefined || event.time !== before.time) {
      moment = undefined
      continue
    }
    moment ??= new Map([[idOf(before), index - 1]])
    const id = idOf(event)
    const same = event.insertId === undefined ? undefined : moment.get(id)
    if (same !== undefined) dropped.add(same)
    moment.set(id, index)
  }
  return dropped.size === 0 ? events : events.filter((_, index) => !dropped.has(index))
}

const idOf = ({ name, distinctId, insertId }: ReportEvent): string => JSON.stringify([name, distinctId, insertId])

/** Profiles by the identity that stands for the person. What was imported last wins, and over what was recorded. */
const computeProfiles = (tracking: TrackingState, own: ProjectData["profiles"]): ReadonlyMap<string, Profile> => {
  const profiles = new Map<string, Profile>()
  for (const { identities, properties } of peopleOf(tracking)) {
    const distinctId = canonical(tracking, identities[0] ?? "")
    profiles.set(distinctId, { distinctId, properties })
  }
  for (const profile of latestProfiles(own)) {
    const distinctId = canonical(tracking, profile.distinctId)
    const properties = { ...profiles.get(distinctId)?.properties, ...profile.properties }
    profiles.set(distinctId, { distinctId, properties })
  }
  return profiles
}

const computeEvents = (tracking: TrackingState, own: ProjectData["events"]): Pick<Contents, "events" | "exported"> => {
  const exported = inOrder([...recorded(tracking), ...imported(tracking, own)])
  return { exported, events: distinct(exported) }
}

/** Computes once for each pair, for as long as somebody holds on to it. */
const remembered = <Own extends object, Result>(
  compute: (tracking: TrackingState, own: Own) => Result
): ((tracking: TrackingState, own: Own) => Result) => {
  const results = new WeakMap<Own, WeakMap<TrackingState, { readonly result: Result }>>()
  return (tracking, own) => {
    const known = results.get(own) ?? new WeakMap<TrackingState, { readonly result: Result }>()
    results.set(own, known)
    const { result } = known.get(tracking) ?? { result: compute(tracking, own) }
    known.set(tracking, { result })
    return result
  }
}

// Each by itself, so that saving a funnel or a profile does not sort a million events again.
const eventsOf = remembered(computeEvents)
const profilesOf = remembered(computeProfiles)

/** What questions look at. */
export const contentsOf = (tracking: TrackingState, data: ProjectData): Contents => ({
  ...eventsOf(tracking, data.events),
  profiles: profilesOf(tracking, data.profiles),
  funnels: new Map(data.funnels),
  personOf: (identity) => canonical(tracking, identity)
})
