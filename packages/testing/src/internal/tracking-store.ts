/**
 * What one product remembers, as one immutable value, and how a call changes it.
 *
 * Every change makes a new value that shares almost everything with the old one, so a snapshot is a reference.
 */
import * as HashMap from "effect/HashMap"
import * as HashSet from "effect/HashSet"
import * as Option from "effect/Option"
import type {
  Duplicates,
  HitOutcome,
  PropertyValue,
  RecordedEvent,
  RecordedHit,
  RecordedProperty
} from "../Recorded.ts"
import { AppendLog } from "./append-log.ts"
import * as Identities from "./identities.ts"
import { folded, type TrackingCall, typed } from "./tracking-call.ts"

/** Everything recorded under one product key. */
export interface TrackingState {
  readonly key: string
  readonly hits: AppendLog<RecordedHit>
  readonly events: AppendLog<RecordedEvent>
  readonly properties: AppendLog<RecordedProperty>
  readonly identities: Identities.Identities
  /** What would be a duplicate if it came again. */
  readonly seen: HashSet.HashSet<string>
  /** The first spelling of each name. */
  readonly spellings: HashMap.HashMap<string, string>
  readonly duplicates: Duplicates
}

/** When and how a call reached the server. */
export interface Arrival {
  readonly sequence: number
  readonly receivedAt: number
  readonly source: RecordedHit["source"]
}

/** The state after a call, and the hit that was logged for it. */
export interface Applied {
  readonly state: TrackingState
  readonly hit: RecordedHit
}

/** 2009-01-01; the service drops what is older. */
const oldest = 1_230_768_000

/** A product that has recorded nothing. */
export const empty = (key: string): TrackingState => ({
  key,
  hits: AppendLog.from(),
  events: AppendLog.from(),
  properties: AppendLog.from(),
  identities: Identities.empty,
  seen: HashSet.empty(),
  spellings: HashMap.empty(),
  duplicates: { events: 0, properties: 0, aliases: 0 }
})

/** Logs a call without acting on it. */
export const log = (state: TrackingState, call: TrackingCall, arrival: Arrival, outcome: HitOutcome): Applied => {
  const { kind, person, name, timestamp } = call
  const texts = Object.fromEntries(call.properties)
  const isDuplicate = outcome === "duplicate"
  const hit: RecordedHit = { ...arrival, key: state.key, kind, person, name, timestamp, texts, outcome, isDuplicate }
  return { state: { ...state, hits: state.hits.append(hit) }, hit }
}

/** Does what the service does with a call. */
export const apply = (state: TrackingState, call: TrackingCall, arrival: Arrival): Applied => {
  if (call.person === "" || (call.kind === "alias" && call.name === "")) return log(state, call, arrival, "unusable")
  if (call.kind === "alias") return alias(state, call, arrival)
  if (call.timestamp < oldest) return log(state, call, arrival, "too-old")
  return record(state, call, arrival)
}

const alias = (state: TrackingState, call: TrackingCall, arrival: Arrival): Applied => {
  const { identities, duplicates } = state
  const one = Identities.find(identities, call.person)
  const isJoined = one !== undefined && one === Identities.find(identities, call.name)
  if (!isJoined) {
    return log({ ...state, identities: Identities.join(identities, call.person, call.name) }, call, arrival, "stored")
  }
  const counted = { ...state, duplicates: { ...duplicates, aliases: duplicates.aliases + 1 } }
  return log(counted, call, arrival, "duplicate")
}

/** A state that one call is being written into, before anybody else sees it. */
type Draft = { -readonly [Field in keyof TrackingState]: TrackingState[Field] }

type What = "event" | "property"

/** Whether nothing equal in person, name and second came before; the next one will not be the first. */
const isFirst = (draft: Draft, what: What, { person, timestamp }: TrackingCall, name: string): boolean => {
  const key = `${what} ${timestamp} ${person.length} ${person} ${folded(name)}`
  if (HashSet.has(draft.seen, key)) return false
  draft.seen = HashSet.add(draft.seen, key)
  return true
}

/** The spelling in which a name was first seen, which may be this one. */
const firstSpelling = (draft: Draft, what: What, name: string): string => {
  const key = `${what} ${folded(name)}`
  const known = Option.getOrUndefined(HashMap.get(draft.spellings, key))
  if (known === undefined) draft.spellings = HashMap.set(draft.spellings, key, name)
  return known ?? name
}

/** Where everything that a call leaves behind comes from. */
type Origin = Omit<RecordedEvent, "name" | "properties" | "texts">

/** Writes the properties that are new and returns how many those are. */
const writeProperties = (draft: Draft, call: TrackingCall, origin: Origin): number => {
  let kept = 0
  for (const [sentName, text] of call.properties) {
    const name = firstSpelling(draft, "property", sentName)
    if (!isFirst(draft, "property", call, sentName)) continue
    draft.properties = draft.properties.append({ ...origin, name, value: typed(text), text })
    kept++
  }
  return kept
}

/** Writes the event if it is new and returns whether it is. */
const writeEvent = (draft: Draft, call: TrackingCall, origin: Origin): boolean => {
  if (!isFirst(draft, "event", call, call.name)) return false
  const texts: Record<string, string> = {}
  // Of names that differ in case only, the service keeps the first.
  for (const [sentName, text] of call.properties) {
    const name = firstSpelling(draft, "property", sentName)
    if (!Object.hasOwn(texts, name)) texts[name] = text
  }
  const properties: Record<string, PropertyValue> = {}
  for (const [name, text] of Object.entries(texts)) properties[name] = typed(text)
  draft.events = draft.events.append({ ...origin, name: firstSpelling(draft, "event", call.name), properties, texts })
  return true
}

const record = (state: TrackingState, call: TrackingCall, arrival: Arrival): Applied => {
  const { person, timestamp } = call
  const { sequence, receivedAt } = arrival
  const origin: Origin = { sequence, key: state.key, person, timestamp, receivedAt }
  const draft: Draft = { ...state, identities: Identities.add(state.identities, person) }
  const isEvent = call.kind === "record"
  const isNewEvent = isEvent && writeEvent(draft, call, origin)
  const kept = writeProperties(draft, call, origin)
  const { events, properties, aliases } = state.duplicates
  draft.duplicates = {
    events: events + (isEvent && !isNewEvent ? 1 : 0),
    properties: properties + call.properties.length - kept,
    aliases
  }
  const isStored = isEvent ? isNewEvent : kept > 0 || call.properties.length === 0
  return log(draft, call, arrival, isStored ? "stored" : "duplicate")
}
