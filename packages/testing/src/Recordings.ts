/**
 * What can be read back from a fake server, or from the part of it that belongs to one product key.
 */
import type * as Duration from "effect/Duration"
import type { FakeAnnotation } from "./Asked.ts"
import type { Ledger, LedgerOptions } from "./Ledger.ts"
import type {
  Duplicates,
  HitOutcome,
  Person,
  RecordedEvent,
  RecordedHit,
  RecordedRequest,
  Violation
} from "./Recorded.ts"

/** Which events are asked for. */
export interface EventFilter {
  /** The name, in any case. */
  readonly event?: string | undefined
  /** Any identity of the person. */
  readonly person?: string | undefined
}

/** How long to wait, and for what. */
export interface WaitOptions extends EventFilter {
  /**
   * How long to wait in real time, whatever the server's clock says.
   *
   * @default "4 seconds"
   */
  readonly timeout?: Duration.Input | undefined
}

/** Totals over everything recorded, also over requests that are no longer kept. */
export interface Stats {
  readonly requests: number
  readonly violations: number
  readonly hits: number
  /** What became of every call that reached the service, seeded ones included. */
  readonly outcomes: Readonly<Record<HitOutcome, number>>
  readonly events: number
  readonly properties: number
  /** Everybody who recorded something, after aliases. */
  readonly people: number
  /** The identities they recorded it under, before aliases. */
  readonly identities: number
  readonly duplicates: Duplicates
}

/** The recordings of a fake server, or of one product. */
export interface Recordings {
  /** Events that count, in the order of their arrival. */
  events(filter?: EventFilter): ReadonlyArray<RecordedEvent>
  /** Everybody who has recorded something. */
  people(): ReadonlyArray<Person>
  /** The person with this identity; `undefined` when nobody has it. */
  person(identity: string): Person | undefined
  /** The latest requests as they came over the wire, as many as the server keeps. */
  readonly requests: ReadonlyArray<RecordedRequest>
  /** Every request that breaks the contract. */
  readonly violations: ReadonlyArray<Violation>
  /** Every call as the service read it, duplicates included. */
  readonly hits: ReadonlyArray<RecordedHit>
  /** The annotations of Mixpanel, by date. */
  readonly annotations: ReadonlyArray<FakeAnnotation>
  /** What the service dropped because it had it already. */
  readonly duplicates: Duplicates
  stats(): Stats
  /**
   * Resolves once so many events have arrived, with those events; rejects with {@link WaitTimedOut}, which says what
   * arrived instead.
   */
  waitFor(count: number, options?: WaitOptions): Promise<ReadonlyArray<RecordedEvent>>
  /**
   * Resolves once the predicate returns something truthy, with what it returned. It is asked now, after each
   * arrival, and whenever one more waits for a later time or one less is under way.
   */
  waitFor<A>(predicate: (recordings: this) => A, options?: Pick<WaitOptions, "timeout">): Promise<NonNullable<A>>
  /** Starts to compare what is sent from now on with what arrives. */
  ledger(options?: LedgerOptions): Ledger
  /** Forgets everything recorded. The whole server also gets its first faults, clock and seed back. */
  reset(): void
}

/** The recordings of one product. */
export interface FakeNamespace extends Recordings {
  readonly key: string
}

/** Nothing that was waited for arrived in time. The message says what did. */
export class WaitTimedOut extends Error {
  override readonly name = "WaitTimedOut"
}
