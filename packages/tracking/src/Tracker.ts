/**
 * The tracker as the product sees it: calls that return at once, and promises for those who want to wait.
 */
import * as Duration from "effect/Duration"
import type { AnyEvents, EventSchemas, Properties, RecordArguments } from "./Events.ts"
import type { Moment } from "./internal/wire-text.ts"
import type { SameSecond } from "./Options.ts"
import type { Receipt } from "./Receipt.ts"

/** Options of a single `record` or `set`. */
export interface CallOptions {
  /**
   * When it happened: unix seconds (a fraction is cut off), a `Date`, or a `Temporal.Instant` or `ZonedDateTime`.
   * Milliseconds and times before 2009 are refused.
   *
   * @default now
   */
  readonly timestamp?: number | Moment | undefined
  /** What to do when an equal call took this second already; overrides the tracker's setting. */
  readonly sameSecond?: SameSecond | undefined
}

/** Options of `flush` and `close`. */
export interface FlushOptions {
  /**
   * The deadline; the promise settles by then, whatever happens.
   *
   * @default "10 seconds"
   */
  readonly timeout?: Duration.Input | undefined
}

/** What became of the calls made before a flush. */
export interface FlushReport {
  /** How many of them the service has taken since the flush began. */
  readonly delivered: number
  /** How many were left in the outbox, to be sent later. */
  readonly spooled: number
  /** How many were given up. */
  readonly dropped: number
  /** How many are still on their way. */
  readonly pending: number
  /** The age of the oldest call on its way, in milliseconds; 0 when there is none. */
  readonly oldestAge: number
}

/** The state of a tracker at one moment, and its totals since it started. */
export interface Stats {
  /** Calls that found a place in the queue or in the outbox. */
  readonly accepted: number
  /** Calls that this tracker has taken out of the outbox: of earlier processes, of others, or its own that were spooled. */
  readonly restored: number
  readonly delivered: number
  /** Attempts beyond the first of each call. */
  readonly retried: number
  readonly dropped: number
  /** Dropped calls by the tag of the reason, such as `InvalidInput` or `QueueFull`. */
  readonly droppedByReason: Readonly<Record<string, number>>
  /** Calls left in the outbox, to be sent later. */
  readonly spooled: number
  /** Calls that wait for their turn to be sent. */
  readonly queued: number
  /** Calls that are being sent, or wait to be sent again. */
  readonly inFlight: number
  /** Calls that wait for room in the queue. */
  readonly waiting: number
  /** Bytes of encoded parameters of the queued calls and those in flight. */
  readonly queuedBytes: number
  /** The age of the oldest call on its way, in milliseconds; 0 when there is none. */
  readonly oldestAge: number
}

/** The calls of a tracker for one person. */
export interface PersonTracker<Events extends EventSchemas = AnyEvents> {
  /** Records that the person did something. */
  readonly record: <Name extends keyof Events & string>(
    event: Name,
    ...rest: RecordArguments<Events, Name, CallOptions>
  ) => Receipt
  /** Sets properties of the person. */
  readonly set: (properties: Properties, options?: CallOptions) => Receipt
  /** Says that another identity is the same person. */
  readonly alias: (identity: string) => Receipt
}

/** Records what people do. Calls return at once and never throw; what is wrong with one reaches its receipt. */
export interface Tracker<Events extends EventSchemas = AnyEvents> {
  /**
   * Records that a person did something, with properties of the event.
   *
   * `null` and `undefined` properties are left out, booleans become `true` and `false`, a `Date` or a
   * `Temporal.Instant` its unix second.
   */
  readonly record: <Name extends keyof Events & string>(
    person: string,
    event: Name,
    ...rest: RecordArguments<Events, Name, CallOptions>
  ) => Receipt
  /**
   * `record` for the last moments of a process: when it returns, the call is in the outbox, and goes out later. Costs a
   * commit of its own. Without an outbox that can do this the call is dropped, and its receipt says so.
   */
  readonly recordSync: <Name extends keyof Events & string>(
    person: string,
    event: Name,
    ...rest: RecordArguments<Events, Name, CallOptions>
  ) => Receipt
  /** Sets properties of a person. */
  readonly set: (person: string, properties: Properties, options?: CallOptions) => Receipt
  /** Says that two identities are one person. Order does not matter; it cannot be undone. */
  readonly alias: (person: string, identity: string) => Receipt
  /** The same calls with the person filled in. */
  readonly forPerson: (person: string) => PersonTracker<Events>
  /**
   * Waits until the calls made so far have ended, or until the deadline, and tells what became of them. It never
   * rejects, and drops nothing: what is pending is still being delivered.
   */
  readonly flush: (options?: FlushOptions) => Promise<FlushReport>
  /** Takes no more calls, flushes, and stops. What is left then stays in the outbox, or is dropped where there is none. */
  readonly close: (options?: FlushOptions) => Promise<FlushReport>
  /** The state of the tracker now. */
  readonly stats: Stats
  /** `close()` with the default deadline, for `await using`. */
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** The deadline of `flush` and `close` where the caller names none. */
export const defaultFlushTimeout: Duration.Duration = Duration.seconds(10)

/** The deadline that options ask for. A flush never fails, so one that cannot be read is the default. */
export const deadlineOf = (options: FlushOptions | undefined): Duration.Duration => {
  const { timeout = defaultFlushTimeout } = options ?? {}
  const parsed = Number.isNaN(timeout) ? undefined : Duration.fromInput(timeout)
  return parsed?._tag === "Some" ? parsed.value : defaultFlushTimeout
}
