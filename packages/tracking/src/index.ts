/**
 * The tracker for every platform. On Node use `@tallymark/tracking/node`, in a page `@tallymark/tracking/browser`.
 *
 * @module index
 */
// The tracker with promises.

export { createTracker, type FetchTrackerOptions } from "./createTracker.ts"
export { Receipt } from "./Receipt.ts"
export type { CallOptions, FlushOptions, FlushReport, PersonTracker, Stats, Tracker } from "./Tracker.ts"

// The tracker as an Effect service.

export { Tracking } from "./Tracking.ts"
export type { TrackingService } from "./TrackingService.ts"

// Events and their properties.

export type { AnyEvents, EventSchemas, Properties, PropertiesOf, RecordArguments } from "./Events.ts"
export type { LongValues, Moment, PropertyValue } from "./internal/wire-text.ts"

// Options.

export type { OutboxOptions, Overflow, QueueOptions, SameSecond, TrackerOptions } from "./Options.ts"

// What becomes of a call.

export type { CallKind, Delivered, Delivery, TrackingError } from "./Delivery.ts"
export { OutboxFailed, type OutboxProblem, QueueFull, TrackerClosed } from "./TrackingError.ts"

// Outboxes, for those who write one.

export type {
  Claim,
  DeadLetter,
  DeadLetters,
  Outbox,
  OutboxCount,
  OutboxEntry,
  OutboxListener,
  OutboxSource,
  Product,
  SharedSource,
  WriteAheadOutbox,
  WriteAheadSource
} from "./Outbox.ts"
