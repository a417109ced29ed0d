/**
 * What the Effect service can do.
 */
import type * as Effect from "effect/Effect"
import type { Delivered, TrackingError } from "./Delivery.ts"
import type { Properties } from "./Events.ts"
import type { Receipt } from "./Receipt.ts"
import type { CallOptions, FlushOptions, FlushReport, Stats } from "./Tracker.ts"

/** The calls of the `Tracking` service. */
export interface TrackingService {
  /** Records that a person did something. */
  readonly record: (
    person: string,
    event: string,
    properties?: Properties,
    options?: CallOptions
  ) => Effect.Effect<Receipt, TrackingError>
  /** Sets properties of a person. */
  readonly set: (person: string, properties: Properties, options?: CallOptions) => Effect.Effect<Receipt, TrackingError>
  /** Says that two identities are one person. */
  readonly alias: (person: string, identity: string) => Effect.Effect<Receipt, TrackingError>
  /** Waits until the service has a call, or fails when the call is given up. */
  readonly delivered: (receipt: Receipt) => Effect.Effect<Delivered, TrackingError>
  /** Waits until the calls made so far have ended, or until the deadline, and tells what became of them. */
  readonly flush: (options?: FlushOptions) => Effect.Effect<FlushReport>
  readonly stats: Effect.Effect<Stats>
}
