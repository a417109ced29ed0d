/**
 * A Python `datetime.datetime`, to the microsecond, with or without an offset from UTC. A JavaScript `Date` is one
 * without an offset, read as UTC.
 */
import { ValueError } from "../errors/builtin.ts"
import { checkDay, checkTime } from "../internal/python/calendar.ts"
import { reprText } from "../internal/python/text-repr.ts"
import { type PyType, pyType } from "./PyType.ts"

/** A day and a time. */
export interface PyDateTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly microsecond: number
  /** Seconds east of UTC; `undefined` for a time that does not say where. */
  readonly offset: number | undefined
}

/** The parts of a time in the order of Python's `datetime`; `offset` is seconds east of UTC. */
export type DateTimeParts = [
  year: number,
  month: number,
  day: number,
  hour?: number,
  minute?: number,
  second?: number,
  microsecond?: number,
  offset?: number | undefined
]

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6})\d*)?)?(Z|([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?)?)?$/

const parse = (text: string): DateTimeParts => {
  const found = iso.exec(text)
  if (found === null) throw new ValueError(`Invalid isoformat string: ${reprText(text)}`)
  const [year = 0, month = 0, day = 0, ...clock] = found.slice(1, 7).map((part) => Number(part ?? 0))
  const [hour = 0, minute = 0, second = 0] = clock
  const [fraction = "", zone, sign, hours = 0, minutes = 0, seconds = 0] = found.slice(7)
  const microsecond = Number(fraction.padEnd(6, "0"))
  if (zone === undefined) return [year, month, day, hour, minute, second, microsecond]
  const east = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return [year, month, day, hour, minute, second, microsecond, sign === "-" ? -east : east]
}

const ofDate = (date: Date): DateTimeParts => {
  const year = date.getUTCFullYear()
  if (Number.isNaN(year)) throw new ValueError("the Date is invalid")
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()] as const
  return [year, date.getUTCMonth() + 1, date.getUTCDate(), ...time, date.getUTCMilliseconds() * 1000]
}

/**
 * Marks a time: an ISO 8601 text (`"2014-01-02T03:04:05.678901+00:00"`), a `Date`, or the numbers of Python's
 * `datetime(year, month, day, hour, minute, second, microsecond)`. Throws a `ValueError` for a time that does not
 * exist.
 */
export const PyDateTime: PyType<[iso: string] | [date: Date] | DateTimeParts, PyDateTime> = pyType(
  class PyDateTime {
    readonly year: number
    readonly month: number
    readonly day: number
    readonly hour: number
    readonly minute: number
    readonly second: number
    readonly microsecond: number
    readonly offset: number | undefined
    constructor(...args: [iso: string] | [date: Date] | DateTimeParts) {
      const [first] = args
      const parts = first instanceof Date ? ofDate(first) : typeof first === "string" ? parse(first) : args
      const [year, month, day, hour = 0, minute = 0, second = 0, microsecond = 0, offset] = parts as DateTimeParts // parsed
      checkDay(year, month, day)
      checkTime(hour, minute, second, microsecond)
      this.year = year
      this.month = month
      this.day = day
      this.hour = hour
      this.minute = minute
      this.second = second
      this.microsecond = microsecond
      this.offset = offset
    }
  }
)
