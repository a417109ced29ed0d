/**
 * Who there is: the events and properties of one product, gathered by person.
 *
 * People are computed when somebody asks, once per state.
 */
import type { Person, PropertyValue, RecordedEvent, RecordedProperty } from "../Recorded.ts"
import type { EventFilter } from "../Recordings.ts"
import * as Identities from "./identities.ts"
import { folded, spaced } from "./tracking-call.ts"
import type { TrackingState } from "./tracking-store.ts"

const byTime = (a: RecordedEvent | RecordedProperty, b: RecordedEvent | RecordedProperty): number =>
  a.timestamp - b.timestamp || a.sequence - b.sequence

const gather = (
  key: string,
  identities: ReadonlyArray<string>,
  events: ReadonlyArray<RecordedEvent>,
  settings: ReadonlyArray<RecordedProperty>
): Person => {
  const history = settings.toSorted(byTime)
  const properties: Record<string, PropertyValue> = {}
  for (const { name, value } of history) properties[name] = value
  return { key, identities: identities.toSorted(), properties, history, events: events.toSorted(byTime) }
}

const grouped = <A>(items: Iterable<A>, keyOf: (item: A) => string | undefined): Map<string | undefined, Array<A>> => {
  const groups = new Map<string | undefined, Array<A>>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

const remembered = new WeakMap<TrackingState, ReadonlyArray<Person>>()

/** Everybody who has recorded something, in the order of their identities. */
export const peopleOf = (state: TrackingState): ReadonlyArray<Person> => {
  const known = remembered.get(state)
  if (known !== undefined) return known
  const rootOf = (identity: string) => Identities.find(state.identities, identity)
  const events = grouped(state.events, ({ person }) => rootOf(person))
  const settings = grouped(state.properties, ({ person }) => rootOf(person))
  const people: Array<Person> = []
  for (const [root, identities] of Identities.groups(state.identities)) {
    const own = events.get(root) ?? []
    const set = settings.get(root) ?? []
    if (own.length > 0 || set.length > 0) people.push(gather(state.key, identities, own, set))
  }
  people.sort((a, b) => ((a.identities[0] ?? "") < (b.identities[0] ?? "") ? -1 : 1))
  remembered.set(state, people)
  return people
}

/** The person with an identity, also when nothing but aliases are known of it. */
export const personOf = (state: TrackingState, identity: string): Person | undefined => {
  const root = Identities.find(state.identities, spaced(identity))
  if (root === undefined) return undefined
  const isOwn = ({ person }: { readonly person: string }) => Identities.find(state.identities, person) === root
  const identities = Identities.groups(state.identities).get(root) ?? []
  const events = state.events.toArray().filter(isOwn)
  return gather(state.key, identities, events, state.properties.toArray().filter(isOwn))
}

/** The events that a filter lets through, in the order of their arrival. */
export const eventsOf = (state: TrackingState, { event, person }: EventFilter = {}): ReadonlyArray<RecordedEvent> => {
  let events = state.events.toArray()
  if (event !== undefined) {
    const name = folded(event)
    events = events.filter((recorded) => folded(recorded.name) === name)
  }
  if (person !== undefined) {
    const root = Identities.find(state.identities, spaced(person))
    if (root === undefined) return []
    events = events.filter((recorded) => Identities.find(state.identities, recorded.person) === root)
  }
  return events
}
