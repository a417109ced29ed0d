/**
 * What happens to parcels beyond the memory: the seam between the engine and an outbox.
 */
import type * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Settings } from "../../Options.ts"
import type { Claim, OutboxListener } from "../../Outbox.ts"
import type { Call, End, Parcel } from "../Parcel.ts"
import type { Queue } from "../Queue.ts"

/** Looks after the parcels of a tracker. */
export interface Keeper {
  /** A new parcel is in the queue. */
  readonly admitted: (parcel: Parcel) => void
  /** The queue has no room for a new parcel, and the policy is to write it down. */
  readonly spool: (parcel: Parcel) => void
  /** A parcel has ended. */
  readonly ended: (parcel: Parcel, end: End) => void
  /** Writes a parcel down before it returns, which ends it. */
  readonly writeNow: (parcel: Parcel) => void
  /** Writes down at once what is not written yet, and `more` that had no room, as far as it can. */
  readonly keepNow: (more: ReadonlyArray<Parcel>) => void
}

/** What a keeper works with. */
export interface Work {
  /** Ends a parcel. */
  readonly end: (parcel: Parcel, end: End) => void
  /** Says something to a person, once until `over`. */
  readonly warn: (topic: string, message: () => string) => void
  readonly over: (topic: string) => void
}

/** What it takes to keep the calls of a tracker. */
export interface Keeping extends Work {
  readonly settings: Settings
  /** Where new parcels are. */
  readonly fresh: Queue
  /** How many more calls of the outbox there is room for; waits until that is at least one. */
  readonly room: Effect.Effect<number>
  /** Takes a call of the outbox in. */
  readonly restore: (call: Call, claim: Claim) => void
  readonly evicted: OutboxListener["evicted"]
}

/** What has been started. */
export interface Kept {
  readonly keeper: Keeper
  /** Takes no more calls out of the outbox. */
  readonly stop: () => void
}

/** Starts to keep the calls of a tracker. Platforms bring theirs, so that pages need not carry what files need. */
export type Keep = (keeping: Keeping) => Effect.Effect<Kept, never, Scope.Scope>
