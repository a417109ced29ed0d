/**
 * What a fake service is made of: its table, and one handler per operation of the table.
 */
import type { ServiceSpec } from "@tallymark/core"
import type { HitOutcome } from "../Recorded.ts"
import type { Reading } from "./contract.ts"
import type { Exchange, Reply } from "./exchange.ts"
import type { ServerState } from "./server-state.ts"

/** A request that has been routed and read. */
export interface Call {
  readonly exchange: Exchange
  readonly reading: Reading
  readonly sequence: number
  /** Milliseconds since 1970, on the server's clock. */
  readonly now: number
  /** The keys that the server was told about; all keys are good when it was told none. */
  readonly keys: ReadonlySet<string> | undefined
}

/** What became of a request. */
export interface Handled {
  readonly state: ServerState
  readonly reply: Reply
  /** Absent when it was none of a service's business. */
  readonly outcome?: HitOutcome | undefined
}

/** Answers one operation. Pure: what it changes is in the state it returns. */
export type Handler = (call: Call, state: ServerState) => Handled

/** A table with its handlers. */
export interface Service {
  readonly spec: ServiceSpec
  readonly handlers: Readonly<Record<string, Handler>>
}

/** Pairs a table with its handlers; the compiler insists on one for each operation. */
export const service = <Spec extends ServiceSpec>(
  spec: Spec,
  handlers: { readonly [Id in keyof Spec["operations"]]: Handler }
): Service => ({ spec, handlers })
