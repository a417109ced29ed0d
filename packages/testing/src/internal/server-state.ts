/**
 * Everything a fake server remembers, as one immutable value, and the place where the current one is kept.
 */
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import type { RecordedRequest, Violation } from "../Recorded.ts"
import { AppendLog } from "./append-log.ts"
import * as TrackingStore from "./tracking-store.ts"

/** All products together. */
export interface ServerState {
  readonly requests: AppendLog<RecordedRequest>
  readonly violations: AppendLog<Violation>
  readonly products: HashMap.HashMap<string, TrackingStore.TrackingState>
}

/** Nothing has reached the server. */
export const empty: ServerState = {
  requests: AppendLog.from(),
  violations: AppendLog.from(),
  products: HashMap.empty()
}

/** What a product remembers; nothing yet if the key is new. */
export const productOf = (state: ServerState, key: string): TrackingStore.TrackingState =>
  Option.getOrElse(HashMap.get(state.products, key), () => TrackingStore.empty(key))

/** The state with one product replaced. */
export const withProduct = (state: ServerState, product: TrackingStore.TrackingState): ServerState => ({
  ...state,
  products: HashMap.set(state.products, product.key, product)
})

/** The state without anything that one product has left behind. */
export const withoutProduct = (state: ServerState, key: string): ServerState => ({
  requests: AppendLog.from(state.requests.toArray().filter((request) => request.key !== key)),
  violations: AppendLog.from(state.violations.toArray().filter(({ request }) => request.key !== key)),
  products: HashMap.remove(state.products, key)
})

/** Holds the current state and tells whoever listens that there is a new one. */
export class StateHolder {
  current: ServerState = empty
  #sequence = 0
  readonly #listeners = new Set<() => void>()

  /** The number of the next arrival. Never repeats, not even after a restore. */
  nextSequence(): number {
    this.#sequence += 1
    return this.#sequence
  }

  replace(next: ServerState): void {
    this.current = next
    for (const listener of this.#listeners) listener()
  }

  /** Calls `listener` after every change until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
