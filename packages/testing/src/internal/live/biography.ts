/**
 * One person in full: identities, properties, and everything they did.
 */
import { latestProfiles } from "../mixpanel/project-data.ts"
import { productOf, projectOf, type ServerState } from "../server-state.ts"
import { spaced } from "../tracking-call.ts"
import { lineOf } from "./arrival-text.ts"
import { arrivalsOf, type Kept } from "./arrivals.ts"
import type { Census } from "./census.ts"
import { censusIn } from "./crowd.ts"
import type { KnownProperty, Moment, SomeoneInFull } from "./Someone.ts"

const mostMoments = 500
const mostEarlier = 20

const isOf = ({ hit, imported }: Kept, census: Census, root: string): boolean => {
  if (imported !== undefined) return census.standsFor(imported.distinctId) === root
  if (hit === undefined) return false
  return census.standsFor(hit.person) === root || (hit.kind === "alias" && census.standsFor(hit.name) === root)
}

const momentOf = (kept: Kept): Moment => {
  const { id, kind, title, person, preview, time, outcome } = lineOf(kept)
  const other = kept.hit?.kind === "alias" ? kept.hit.name : title
  return {
    id,
    kind,
    title: other,
    identity: person,
    preview,
    time,
    counts: outcome === undefined || outcome === "stored"
  }
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""))

/** Properties by name, the latest value of each first; what was imported last wins, as it does in reports. */
const propertiesOf = (state: ServerState, key: string, census: Census, root: string): ReadonlyArray<KnownProperty> => {
  const values = new Map<string, Array<string>>()
  const settings = productOf(state, key).properties.toArray()
  const own = settings.filter(({ person }) => census.standsFor(person) === root)
  own.sort((a, b) => b.timestamp - a.timestamp || b.sequence - a.sequence)
  for (const { name, text } of own) {
    const texts = values.get(name)
    if (texts === undefined) values.set(name, [text])
    else if (texts.length <= mostEarlier) texts.push(text)
  }
  const profiles = projectOf(state, key).profiles.toArray()
  for (const { properties } of latestProfiles(profiles.filter((one) => census.standsFor(one.distinctId) === root))) {
    for (const [property, value] of Object.entries(properties)) {
      values.set(property, [textOf(value), ...(values.get(property) ?? [])])
    }
  }
  return Array.from(values, ([name, texts]) => {
    const [text = "", ...earlier] = texts.filter((text, index) => text !== texts[index - 1])
    return { name, text, earlier }
  }).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The person with an identity, or `undefined` when nobody has it. */
export const someoneInFull = (state: ServerState, key: string, identity: string): SomeoneInFull | undefined => {
  const census = censusIn(state, key)
  const root = census.standsFor(spaced(identity))
  const someone = census.people.get(root)
  if (someone === undefined) return undefined
  const moments: Array<Moment> = []
  for (const kept of arrivalsOf(state, key)) if (isOf(kept, census, root)) moments.push(momentOf(kept))
  moments.sort((a, b) => b.time - a.time)
  return {
    ...someone,
    names: (census.names.get(root) ?? [root]).toSorted(),
    properties: propertiesOf(state, key, census, root),
    moments: moments.slice(0, mostMoments),
    total: moments.length
  }
}
