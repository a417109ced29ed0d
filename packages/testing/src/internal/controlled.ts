/**
 * What the control API is made of: actions by method and name, upon the part of a server that they need.
 */
import type { BookmarkDefinition, CohortDefinition, FunnelDefinition, SaveOptions } from "../Asked.ts"
import type { FakeClock } from "../FakeClock.ts"
import type { FakeRegion, LimitUse } from "../FakeMixpanel.ts"
import type { Faults } from "../Fault.ts"
import type { FakeNamespace, Recordings } from "../Recordings.ts"
import type { PeopleInput, Seeded, SeededPeople, SeedInput, SeedOptions } from "../Seed.ts"
import type { Snapshot } from "../Snapshot.ts"
import type { Exchange, Reply } from "./exchange.ts"
import type { StateHolder } from "./server-state.ts"

/** Answers one request to the control API; what it throws becomes a 400. */
export type Action = (exchange: Exchange) => Reply | Promise<Reply>

/** Actions by method and name, such as `"GET events"`. */
export type Actions = Readonly<Record<string, Action>>

/** The server, as far as it can be controlled. */
export interface Controlled extends Recordings {
  readonly url: string
  readonly clock: FakeClock
  readonly faults: Faults
  readonly holder: StateHolder
  namespace(key: string): FakeNamespace
  seed(input: SeedInput, options?: SeedOptions): Promise<Seeded>
  seedPeople(input: PeopleInput, options?: SeedOptions): Promise<SeededPeople>
  addFunnel(funnel: FunnelDefinition, options?: SaveOptions): number
  addCohort(cohort: CohortDefinition, options?: SaveOptions): number
  addBookmark(bookmark: BookmarkDefinition, options?: SaveOptions): number
  readonly limits: ReadonlyArray<LimitUse>
  regionUrl(region: FakeRegion): string
  snapshot(): Snapshot
  restore(snapshot: Snapshot): void
}
