/**
 * The tracker for every platform. On Node use `@tallymark/tracking/node`, in a page `@tallymark/tracking/browser`.
 *
 * @module index
 */
// the two faces
export { createTracker, type FetchTrackerOptions } from "./createTracker.ts"
// what becomes of a call
export type { CallKind, Delivered, Delivery, TrackingError } from "./Delivery.ts"
export type { AnyEvents, EventSchemas, Properties, PropertiesOf, RecordArguments } from "./Events.ts"
export type { LongValues, Moment, PropertyValue } from "./internal/wire-text.ts"
// options
export type { OutboxOptions, Overflow, QueueOptions, SameSecond, TrackerOptions } from "./Options.ts"
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
export { Receipt } from "./Receipt.ts"
export type { CallOptions, FlushOptions, FlushReport, PersonTracker, Stats, Tracker } from "./Tracker.ts"
export { Tracking } from "./Tracking.ts"
export { OutboxFailed, type OutboxProblem, QueueFull, TrackerClosed } from "./TrackingError.ts"
export type { TrackingService } from "./TrackingService.ts"
