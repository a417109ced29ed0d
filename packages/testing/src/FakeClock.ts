/**
 * The clock of a fake server: follows real time until it is set, then stands still until it is advanced.
 *
 * Everything the server dates or delays goes by this clock, so a test moves an hour ahead without waiting for it.
 * `clock.now` fits wherever a client takes its time from a function, which puts both on one clock.
 */
import * as Duration from "effect/Duration"

/** A point in time: a `Date`, milliseconds since 1970, or an ISO 8601 text. */
export type TimeInput = Date | number | string

/** Where a running clock takes its time from. The default is the system, through the globals of the moment. */
export interface TimeSource {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves after so many milliseconds, or not at all once the signal aborts. */
  readonly sleep: (millis: number, signal: AbortSignal) => Promise<void>
}

/** The settable clock of a fake server. */
export interface FakeClock {
  /** Milliseconds since 1970. Safe to pass around as a function. */
  readonly now: () => number
  /** Whether time passes by itself. */
  readonly isRunning: boolean
  /** How many are waiting for a later time. */
  readonly waiting: number
  /** Stops the clock at a time and releases whoever waited for it. */
  set(time: TimeInput): void
  /** Moves ahead and releases whoever waited for the time in between; a running clock runs on from there. */
  advance(by: Duration.Input): void
  /** Lets time pass by itself again. */
  resume(): void
  /** Resolves once so much time has passed on this clock; rejects with the reason when the signal aborts. */
  sleep(duration: Duration.Input, options?: { readonly signal?: AbortSignal | undefined }): Promise<void>
}

/** Reads a point in time as milliseconds since 1970. */
export const toMillis = (time: TimeInput): number => {
  const millis = typeof time === "number" ? time : new Date(time).getTime()
  if (!Number.isFinite(millis)) throw new RangeError(`not a point in time: ${String(time)}`)
  return millis
}

/** Reads a length of time as milliseconds. */
export const durationMillis = (duration: Duration.Input): number => {
  const parsed = Duration.fromInput(duration)
  if (parsed._tag === "None") throw new RangeError(`not a duration, such as "5 seconds": ${String(duration)}`)
  return Duration.toMillis(parsed.value)
}
