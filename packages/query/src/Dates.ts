/**
 * Days and times as callers give them: as texts, as `Date`, or as the values of Temporal.
 */

/** A day of the calendar in parts, such as a `Temporal.PlainDate`, `PlainDateTime` or `ZonedDateTime`. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
  /** The calendar that counts the parts; only the ISO calendar is taken. */
  readonly calendarId?: string | undefined
}

/** A moment, such as a `Temporal.Instant`. */
export interface Moment {
  readonly epochMilliseconds: number
}

/**
 * A day: `"2026-11-22"`; an object with `year`, `month` and `day`; or a moment (`Date`, `Temporal.Instant`), whose day is
 * the one it falls on in the project's time zone, which is the option `timeZone`.
 */
export type DateInput = string | Date | CalendarDate | Moment

/** Days from one to another, both included. */
export interface DateRange {
  /** The first day. */
  readonly from: DateInput
  /** The last day: not before the first, and not after today. */
  readonly to: DateInput
}

/** A time of the calendar in parts, such as a `Temporal.PlainDateTime` or `ZonedDateTime`. */
export interface CalendarTime extends CalendarDate {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** A time of the project: `"2026-11-22 13:00:00"`, the parts of one, a moment, or a day, which is its first second. */
export type DateTimeInput = DateInput | CalendarTime
