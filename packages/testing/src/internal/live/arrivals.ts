/**
 * Goes over everything that arrived, the latest first, and finds what fits a filter.
 *
 * Hits, requests and violations are kept apart and each in the order of arrival, so that one walk from their ends
 * brings together what belongs to one request.
 */
import * as HashMap from "effect/HashMap"
import type { RecordedHit, RecordedRequest, Violation } from "../../Recorded.ts"
import type { AppendLog } from "../append-log.ts"
import { parametersOf } from "../asked.ts"
import type { ReportEvent } from "../reports/ReportSource.ts"
import { productOf, projectOf, type ServerState } from "../server-state.ts"
import { readCall, type TrackingCall } from "../tracking-call.ts"
import type { ArrivalKind } from "./Arrival.ts"

/** Everything about one arrival, as it is kept. */
export interface Kept {
  readonly id: string
  readonly key: string | undefined
  readonly hit?: RecordedHit | undefined
  readonly request?: RecordedRequest | undefined
  readonly violation?: Violation | undefined
  readonly imported?: ReportEvent | undefined
}

/** A place in a log, moving towards its beginning. */
class Cursor<A> {
  readonly #log: AppendLog<A>
  readonly #sequenceOf: (item: A) => number
  #index: number
  #item: A | undefined
  /** The number of the item that is next, or less than any. */
  sequence = -1

  constructor(log: AppendLog<A>, sequenceOf: (item: A) => number) {
    this.#log = log
    this.#sequenceOf = sequenceOf
    this.#index = log.length
    this.#step()
  }

  /** The next item if it has this number. */
  take(sequence: number): A | undefined {
    if (this.sequence !== sequence) return undefined
    const item = this.#item
    this.#step()
    return item
  }

  #step(): void {
    this.#index--
    this.#item = this.#log.at(this.#index)
    this.sequence = this.#item === undefined ? -1 : this.#sequenceOf(this.#item)
  }
}

const own = ({ sequence }: { readonly sequence: number }): number => sequence

const keysOf = (map: HashMap.HashMap<string, unknown>, key: string | undefined): ReadonlyArray<string> =>
  key === undefined ? Array.from(HashMap.keys(map)).sort() : [key]

/** What came over the wire or was seeded, the latest first. */
function* arrived(state: ServerState, key: string | undefined): Generator<Kept> {
  const hits = keysOf(state.products, key).map((name) => new Cursor(productOf(state, name).hits, own))
  const requests = new Cursor(state.requests, own)
  const violations = new Cursor(state.violations, ({ request }) => request.sequence)
  for (;;) {
    let sequence = requests.sequence
    for (const cursor of hits) if (cursor.sequence > sequence) sequence = cursor.sequence
    if (sequence < 0) return
    let hit: RecordedHit | undefined
    for (const cursor of hits) hit = cursor.take(sequence) ?? hit
    while (violations.sequence > sequence) violations.take(violations.sequence)
    const kept = requests.take(sequence)
    const violation = violations.take(sequence)
    const request = kept ?? violation?.request
    if (key !== undefined && hit === undefined && request?.key !== key) continue
    yield { id: String(sequence), key: hit?.key ?? request?.key, hit, request, violation }
  }
}

/** What was imported, which has no number and no request. */
function* importedInto(state: ServerState, key: string | undefined): Generator<Kept> {
  for (const name of keysOf(state.projects, key)) {
    const { events } = projectOf(state, name)
    for (let index = events.length - 1; index >= 0; index--) {
      const imported = events.at(index)
      if (imported !== undefined) yield { id: `${index}@${name}`, key: name, imported }
    }
  }
}

/** Everything that there is of one product, or of all, the latest first and what was imported last. */
export function* arrivalsOf(state: ServerState, key: string | undefined): Generator<Kept> {
  yield* arrived(state, key)
  yield* importedInto(state, key)
}

/** The arrival with an id, or `undefined`. */
export const arrivalOf = (state: ServerState, id: string): Kept | undefined => {
  const at = id.indexOf("@")
  if (at >= 0) {
    const key = id.slice(at + 1)
    const imported = projectOf(state, key).events.at(Number(id.slice(0, at)))
    return imported === undefined ? undefined : { id, key, imported }
  }
  for (const kept of arrived(state, undefined)) if (kept.id === id) return kept
  return undefined
}

const tracking: Readonly<Record<string, RecordedHit["kind"]>> = {
  record: "record",
  recordForm: "record",
  set: "set",
  setForm: "set",
  alias: "alias",
  aliasForm: "alias"
}

/** What an arrival is. */
export const kindOf = ({ hit, request }: Kept): ArrivalKind => {
  if (hit !== undefined) return hit.kind
  if (request === undefined) return "record"
  const { operation } = request
  return operation === undefined ? "unknown" : (tracking[operation] ?? "question")
}

/** What a call says, also one that a fault kept from the service; `undefined` for what is no call. */
export const calledIn = (kept: Kept): TrackingCall | undefined => {
  const { hit, request } = kept
  if (hit !== undefined) return { ...hit, properties: Object.entries(hit.texts) }
  const kind = kindOf(kept)
  if (request === undefined || kind === "question" || kind === "unknown") return undefined
  return readCall(kind, parametersOf(request), request.at)
}
