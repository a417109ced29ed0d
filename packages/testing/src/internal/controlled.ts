/**
 * What the control API is made of: actions by method and name, upon the part of a server that they need.
 */
import type { FakeClock } from "../FakeClock.ts"
import type { Faults } from "../Fault.ts"
import type { FakeNamespace, Recordings } from "../Recordings.ts"
import type { Seeded, SeedInput, SeedOptions } from "../Seed.ts"
import type { Snapshot } from "../Snapshot.ts"
import type { Exchange, Reply } from "./exchange.ts"
import type { StateHolder } from "./server-state.ts"

/** Answers one request to the control API; what it throws becomes a 400. */
export type Action = (exchange: Exchange) => Reply | Promise<Reply>

/** Actions by method and name, such as `"GET events"`. */
export type Actions = Readonly<Record<string, Action>>

/** The server, as far as it can be controlled. */
export interface Controlled extends Recordings {
  readonly clock: FakeClock
  readonly faults: Faults
  readonly holder: StateHolder
  namespace(key: string): FakeNamespace
  seed(input: SeedInput, options?: SeedOptions): Promise<Seeded>
  snapshot(): Snapshot
  restore(snapshot: Snapshot): void
}
