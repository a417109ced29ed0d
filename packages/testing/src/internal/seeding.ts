/**
 * Puts seeds into a server's store by the same rules as requests.
 */
import { parseExportLine } from "@tallymark/core"
import * as Result from "effect/Result"
import type { Sample, Seeded, SeedInput, SeedItem } from "../Seed.ts"
import { sample } from "./sample.ts"
import { productOf, type StateHolder, withProduct } from "./server-state.ts"
import { spaced, type TrackingCall } from "./tracking-call.ts"
import * as TrackingStore from "./tracking-store.ts"

/** How many items go into the store in one step. */
const batchSize = 1000

const isSample = (input: SeedInput): input is Sample => "users" in input

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

const store = (holder: StateHolder, key: string, calls: ReadonlyArray<TrackingCall>, now: number): void => {
  let product = productOf(holder.current, key)
  for (const call of calls) {
    const arrival = { sequence: holder.nextSequence(), receivedAt: now, source: "seed" } as const
    product = TrackingStore.apply(product, call, arrival).state
  }
  holder.replace(withProduct(holder.current, product))
}

/** Reads everything there is to seed and stores it under a key; the server may take requests meanwhile. */
export const plant = async (holder: StateHolder, input: SeedInput, key: string, now: () => number): Promise<Seeded> => {
  const counts = { record: 0, set: 0, alias: 0 }
  const skipped: Array<Seeded["skipped"][number]> = []
  let calls: Array<TrackingCall> = []
  let line = 0
  const flush = () => {
    store(holder, key, calls, now())
    calls = []
  }
  const add = (item: SeedItem) => {
    const call = callOf(item, now())
    counts[call.kind]++
    calls.push(call)
    if (calls.length === batchSize) flush()
  }
  for await (const item of isSample(input) ? sample(input) : input) {
    line++
    if (typeof item !== "string") add(item)
    else if (item.trim() !== "") {
      const parsed = parseExportLine(item)
      if (Result.isSuccess(parsed)) add(parsed.success)
      else skipped.push({ line, reason: parsed.failure })
    }
  }
  flush()
  return { key, events: counts.record, sets: counts.set, aliases: counts.alias, skipped }
}
