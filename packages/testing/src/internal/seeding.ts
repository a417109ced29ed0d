/**
 * Puts seeds into a server's store by the same rules as requests.
 */
import { parseExportLine } from "@tallymark/core"
import * as Result from "effect/Result"
import type { MixpanelEvent } from "../Asked.ts"
import type { PeopleInput, Sample, Seeded, SeededPeople, SeedInput, SeedItem } from "../Seed.ts"
import { importEvent, importProfile, isMixpanelEvent, isMixpanelProfile, parseLine } from "./mixpanel/import.ts"
import type { Profile, ReportEvent } from "./reports/ReportSource.ts"
import { sample } from "./sample.ts"
import { itemsOf } from "./seed-lines.ts"
import { productOf, projectOf, type StateHolder, withProduct, withProject } from "./server-state.ts"
import { spaced, type TrackingCall } from "./tracking-call.ts"
import * as TrackingStore from "./tracking-store.ts"

/** How many items go into the store in one step. */
const batchSize = 1000

const isSample = (input: SeedInput): input is Sample => typeof input === "object" && "users" in input

const callOf = ({ person, event, identity, timestamp, properties = {} }: SeedItem, now: number): TrackingCall => {
  const kind = identity !== undefined ? "alias" : event !== undefined ? "record" : "set"
  return {
    kind,
    person: spaced(person),
    name: spaced(identity ?? event ?? ""),
    timestamp: timestamp ?? Math.floor(now / 1000),
    properties: Object.entries(properties).map(([name, value]) => [spaced(name), String(value)] as const)
  }
}

/** Items that are on their way into the store. */
interface Batch {
  readonly calls: Array<TrackingCall>
  readonly events: Array<ReportEvent>
}

/** Which product what is seeded belongs to, by the service whose format it has. */
export interface SeedKeys {
  readonly kissmetrics: string
  readonly mixpanel: string
}

const store = (holder: StateHolder, keys: SeedKeys, { calls, events }: Batch, now: number): void => {
  let state = holder.current
  if (calls.length > 0) {
    let product = productOf(state, keys.kissmetrics)
    for (const call of calls) {
      const arrival = { sequence: holder.nextSequence(), receivedAt: now, source: "seed" } as const
      product = TrackingStore.apply(product, call, arrival).state
    }
    state = withProduct(state, product)
  }
  if (events.length > 0) {
    const project = projectOf(state, keys.mixpanel)
    state = withProject(state, { ...project, events: project.events.appendAll(events) })
  }
  holder.replace(state)
}

/** An item or a line as what it is, or the reason why it is nothing. */
const readLine = (line: string): Result.Result<SeedItem | MixpanelEvent, string> => {
  const value = line.includes('"properties"') ? parseLine(line) : undefined
  return isMixpanelEvent(value) ? Result.succeed(value) : parseExportLine(line)
}

/** Reads everything there is to seed and stores it; the server may take requests meanwhile. */
export const plant = async (
  holder: StateHolder,
  input: SeedInput,
  keys: SeedKeys,
  now: () => number
): Promise<Seeded> => {
  const counts = { record: 0, set: 0, alias: 0 }
  const skipped: Array<Seeded["skipped"][number]> = []
  let key: string | undefined
  let batch: Batch = { calls: [], events: [] }
  let line = 0
  const flush = () => {
    store(holder, keys, batch, now())
    batch = { calls: [], events: [] }
  }
  const add = (item: SeedItem | MixpanelEvent) => {
    const isMixpanel = isMixpanelEvent(item)
    key ??= isMixpanel ? keys.mixpanel : keys.kissmetrics
    if (isMixpanel) {
      counts.record++
      batch.events.push(importEvent(item, now()))
    } else {
      const call = callOf(item, now())
      counts[call.kind]++
      batch.calls.push(call)
    }
    if (batch.calls.length + batch.events.length === batchSize) flush()
  }
  for await (const item of isSample(input) ? sample(input) : itemsOf(input)) {
    line++
    if (typeof item !== "string") add(item)
    else if (item.trim() !== "") {
      const parsed = readLine(item)
      if (Result.isSuccess(parsed)) add(parsed.success)
      else skipped.push({ line, reason: parsed.failure })
    }
  }
  flush()
  return { key: key ?? keys.kissmetrics, events: counts.record, sets: counts.set, aliases: counts.alias, skipped }
}

/** Reads profiles and stores them under a key, each in place of an earlier one of the same identity. */
export const plantPeople = async (holder: StateHolder, input: PeopleInput, key: string): Promise<SeededPeople> => {
  const profiles: Array<Profile> = []
  const skipped: Array<SeededPeople["skipped"][number]> = []
  let line = 0
  for await (const item of itemsOf(input)) {
    line++
    if (typeof item === "string" && item.trim() === "") continue
    const value = typeof item === "string" ? parseLine(item) : item
    if (isMixpanelProfile(value)) profiles.push(importProfile(value))
    else skipped.push({ line, reason: "not a profile: it needs $distinct_id and $properties" })
  }
  const { current } = holder
  const project = projectOf(current, key)
  holder.replace(withProject(current, { ...project, profiles: project.profiles.appendAll(profiles) }))
  return { key, people: profiles.length, skipped }
}
