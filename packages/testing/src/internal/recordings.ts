/**
 * Reads recordings back out of the server's state, for all products or for one.
 */
import * as HashMap from "effect/HashMap"
import type { FakeAnnotation } from "../Asked.ts"
import type { Ledger, LedgerOptions } from "../Ledger.ts"
import type {
  Duplicates,
  HitOutcome,
  Person,
  RecordedEvent,
  RecordedHit,
  RecordedRequest,
  Violation
} from "../Recorded.ts"
import type { EventFilter, Recordings, Stats, WaitOptions } from "../Recordings.ts"
import { makeLedger } from "./ledger.ts"
import { annotationsIn } from "./mixpanel/saving.ts"
import { eventsOf, peopleOf, personOf } from "./people.ts"
import { totalOf } from "./request-totals.ts"
import { empty, productOf, projectOf, type StateHolder, withoutProduct } from "./server-state.ts"
import type { TrackingState } from "./tracking-store.ts"
import type { Waiters } from "./waiters.ts"

interface Numbered {
  readonly sequence: number
}

/** Puts what several products recorded into the order of arrival. */
const inOrder = <A extends Numbered>(lists: ReadonlyArray<ReadonlyArray<A>>): ReadonlyArray<A> =>
  lists.length === 1 ? (lists[0] ?? []) : lists.flat().sort((a, b) => a.sequence - b.sequence)

const outcomes: ReadonlyArray<HitOutcome> = [
  "stored",
  "duplicate",
  "not-modified",
  "too-old",
  "unusable",
  "unknown-key",
  "refused",
  "answered"
]

/** The recordings of the product with `key`, or of all products. */
export class StoredRecordings implements Recordings {
  readonly #holder: StateHolder
  readonly #waiters: Waiters
  readonly #key: string | undefined

  constructor(holder: StateHolder, waiters: Waiters, key?: string) {
    this.#holder = holder
    this.#waiters = waiters
    this.#key = key
  }

  get #products(): ReadonlyArray<TrackingState> {
    const { current } = this.#holder
    if (this.#key !== undefined) return [productOf(current, this.#key)]
    return HashMap.toValues(current.products).sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  events(filter?: EventFilter): ReadonlyArray<RecordedEvent> {
    return inOrder(this.#products.map((product) => eventsOf(product, filter)))
  }

  people(): ReadonlyArray<Person> {
    return this.#products.flatMap(peopleOf)
  }

  person(identity: string): Person | undefined {
    const found = this.#products.map((product) => personOf(product, identity)).filter((person) => person !== undefined)
    if (found.length > 1) {
      const keys = found.map(({ key }) => key).join(", ")
      throw new Error(`${identity} is known under several keys (${keys}); ask server.namespace(key).person(identity)`)
    }
    return found[0]
  }

  get requests(): ReadonlyArray<RecordedRequest> {
    const requests = this.#holder.current.requests.toArray()
    return this.#key === undefined ? requests : requests.filter(({ key }) => key === this.#key)
  }

  get violations(): ReadonlyArray<Violation> {
    const violations = this.#holder.current.violations.toArray()
    return this.#key === undefined ? violations : violations.filter(({ request }) => request.key === this.#key)
  }

  get hits(): ReadonlyArray<RecordedHit> {
    return inOrder(this.#products.map((product) => product.hits.toArray()))
  }

  get annotations(): ReadonlyArray<FakeAnnotation> {
    const { current } = this.#holder
    const keys = this.#key === undefined ? Array.from(HashMap.keys(current.projects)).sort() : [this.#key]
    return keys.flatMap((key) => annotationsIn(projectOf(current, key)))
  }

  get duplicates(): Duplicates {
    const sum = (of: keyof Duplicates) => this.#products.reduce((total, product) => total + product.duplicates[of], 0)
    return { events: sum("events"), properties: sum("properties"), aliases: sum("aliases") }
  }

  stats(): Stats {
    const { violations, hits, duplicates } = this
    const products = this.#products
    const totals = totalOf(this.#holder.current.totals, this.#key)
    const seeded = hits.filter(({ source }) => source === "seed")
    const count = (outcome: HitOutcome) =>
      (totals.outcomes[outcome] ?? 0) + seeded.filter((hit) => hit.outcome === outcome).length
    const active = products.flatMap(({ key, events, properties }) =>
      [...events, ...properties].map(({ person }) => JSON.stringify([key, person]))
    )
    return {
      requests: totals.requests,
      violations: violations.length,
      hits: hits.length,
      outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, count(outcome)])) as Stats["outcomes"], // all keys
      events: products.reduce((total, { events }) => total + events.length, 0),
      properties: products.reduce((total, { properties }) => total + properties.length, 0),
      people: this.people().length,
      identities: new Set(active).size,
      duplicates
    }
  }

  waitFor(count: number, options?: WaitOptions): Promise<ReadonlyArray<RecordedEvent>>
  waitFor<A>(predicate: (recordings: this) => A, options?: Pick<WaitOptions, "timeout">): Promise<NonNullable<A>>
  waitFor(wanted: number | ((recordings: this) => unknown), options: WaitOptions = {}): Promise<unknown> {
    const { timeout, ...filter } = options
    if (typeof wanted === "function") {
      return this.#waiters.wait(() => wanted(this) || undefined, this, "what was waited for", timeout)
    }
    const arrived = () => {
      const events = this.events(filter)
      return events.length >= wanted ? events : undefined
    }
    return this.#waiters.wait(arrived, this, `${wanted} ${wanted === 1 ? "event" : "events"}`, timeout)
  }

  ledger(options?: LedgerOptions): Ledger {
    return makeLedger(() => this.hits, this.#holder.nextSequence(), options)
  }

  reset(): void {
    const { current } = this.#holder
    this.#holder.replace(this.#key === undefined ? empty : withoutProduct(current, this.#key))
  }
}
