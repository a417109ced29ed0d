/**
 * What is known of one call on its way to the service, and how it ends.
 */
import type { ApiError } from "@tallymark/core"
import type { OutboxFailed, QueueFull, TrackerClosed } from "./TrackingError.ts"

/** Which of the three calls was made. */
export type CallKind = "record" | "set" | "alias"

/** One call, as hooks and receipts show it. */
export interface Delivery {
  /** The same for every attempt to deliver this call. */
  readonly id: string
  readonly kind: CallKind
  readonly person: string
  /** The event's name, or the second identity of an alias; `undefined` for `set`. */
  readonly name: string | undefined
  /** Unix seconds, after any shift by the same-second guard. */
  readonly timestamp: number
  /** How often it has been sent so far. */
  readonly attempts: number
}

/** How a call ended well: the service has it, or it is safe in the outbox and goes out later. */
export type Delivered = Delivery & { readonly outcome: "delivered" | "spooled" }

/** Why a call was given up. */
export type TrackingError = ApiError | QueueFull | TrackerClosed | OutboxFailed
