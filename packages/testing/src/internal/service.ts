/**
 * What a fake service is made of: its table, and one handler per operation of the table.
 */
import type { ServiceSpec } from "@tallymark/core"
import type { Fault } from "../Fault.ts"
import type { HitOutcome } from "../Recorded.ts"
import type { Reading } from "./contract.ts"
import type { Exchange, Reply } from "./exchange.ts"
import type { ServerState } from "./server-state.ts"

/** What a fault has the service take for true. */
export type Pretence = "expired-credentials" | "wrong-region" | undefined

/** The pretence that a fault is, if it is one. */
export const pretenceOf = (fault: Fault | undefined): Pretence =>
  fault?.kind === "expired-credentials" || fault?.kind === "wrong-region" ? fault.kind : undefined

/** A request that has been routed and read. */
export interface Call {
  readonly exchange: Exchange
  readonly reading: Reading
  readonly sequence: number
  /** Milliseconds since 1970, on the server's clock. */
  readonly now: number
  /** The keys that the server was told about; all keys are good when it was told none. */
  readonly keys: ReadonlySet<string> | undefined
  readonly pretence: Pretence
}

/** What became of a request. */
export interface Handled {
  readonly state: ServerState
  readonly reply: Reply
  /** Absent when it was none of a service's business. */
  readonly outcome?: HitOutcome | undefined
  /** What it occupies a place in until its answer has been read. */
  readonly pool?: string | undefined
}

/** Answers one operation. Pure: what it changes is in the state it returns. */
export type Handler = (call: Call, state: ServerState) => Handled

/** A table with its handlers. */
export interface Service {
  readonly spec: ServiceSpec
  readonly handlers: Readonly<Record<string, Handler>>
  /** Whether it says no to bad requests by itself, in its own words. */
  readonly isParticular?: boolean | undefined
  /** The product key that a request is about, where it does not travel with the request. */
  readonly keyOf?: ((exchange: Exchange, reading: Reading, state: ServerState) => string | undefined) | undefined
}

/** Pairs a table with its handlers; the compiler insists on one for each operation. */
export const service = <Spec extends ServiceSpec>(
  spec: Spec,
  handlers: { readonly [Id in keyof Spec["operations"]]: Handler }
): Service => ({ spec, handlers })
