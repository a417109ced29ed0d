/**
 * Counts the people of one product: who there is, under which identities, and when they were last seen. Taken when
 * somebody asks, once per state.
 */
import * as Identities from "../identities.ts"
import type { ProjectData } from "../mixpanel/project-data.ts"
import type { TrackingState } from "../tracking-store.ts"
import type { Someone } from "./Someone.ts"

/** A person who is being counted. */
export type Counted = { -readonly [Field in keyof Someone]: Someone[Field] }

/** Everybody of one product. */
export interface Census {
  /** By the identity that stands for the person. */
  readonly people: ReadonlyMap<string, Someone>
  /** The identity that stands for a person, by any of the person's identities. */
  readonly standsFor: (identity: string) => string
  /** Every identity of a person, by the identity that stands for the person. */
  readonly names: ReadonlyMap<string, ReadonlyArray<string>>
}

const remembered = new WeakMap<Identities.Identities, ReadonlyMap<string, ReadonlyArray<string>>>()

/** Every identity, by the identity that stands for its person. */
export const namesIn = (identities: Identities.Identities): ReadonlyMap<string, ReadonlyArray<string>> => {
  const known = remembered.get(identities) ?? Identities.groups(identities)
  remembered.set(identities, known)
  return known
}

const take = (key: string, product: TrackingState, data: ProjectData): Census => {
  const { identities, events, properties } = product
  const roots = new Map<string, string>()
  const standsFor = (identity: string): string => {
    const known = roots.get(identity) ?? Identities.find(identities, identity) ?? identity
    roots.set(identity, known)
    return known
  }
  const names = namesIn(identities)
  const people = new Map<string, Counted>()
  const someone = (identity: string): Counted => {
    const root = standsFor(identity)
    const known = people.get(root)
    if (known !== undefined) return known
    const fresh = { key, identity, identities: names.get(root)?.length ?? 1, events: 0, lastSeen: undefined }
    people.set(root, fresh)
    return fresh
  }
  const see = (identity: string, time: number, count: number): void => {
    const found = someone(identity)
    found.events += count
    if (time < (found.lastSeen ?? Number.NEGATIVE_INFINITY)) return
    found.lastSeen = time
    found.identity = identity
  }
  for (const { person, timestamp } of events) see(person, timestamp * 1000, 1)
  for (const { person, timestamp } of properties) see(person, timestamp * 1000, 0)
  for (const { distinctId, time } of data.events) see(distinctId, time, 1)
  for (const { distinctId } of data.profiles) someone(distinctId)
  return { people, standsFor, names }
}

const taken = new WeakMap<TrackingState, WeakMap<ProjectData, Census>>()

/** The census of a product and of what was imported under the same key. */
export const censusOf = (key: string, product: TrackingState, data: ProjectData): Census => {
  const known = taken.get(product) ?? new WeakMap<ProjectData, Census>()
  taken.set(product, known)
  const census = known.get(data) ?? take(key, product, data)
  known.set(data, census)
  return census
}
