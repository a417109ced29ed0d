/**
 * The calendar of Python's `datetime`: the years 1 to 9999.
 */
import { ValueError } from "../../errors/builtin.ts"

/** A number with leading zeros. */
export const pad = (value: number, width = 2): string => String(value).padStart(width, "0")

/**
 * Milliseconds since 1970 of a time in UTC; `Date.UTC` would read the years before 100 as those of the last century.
 */
export const epoch = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.setUTCHours(hour, minute, second)
}

const within = (value: number, from: number, to: number): boolean =>
  Number.isInteger(value) && value >= from && value <= to

/** Throws a `ValueError` for a day that does not exist. */
export const checkDay = (year: number, month: number, day: number): void => {
  if (!within(year, 1, 9999)) throw new ValueError(`year ${year} is out of range`)
  if (!within(month, 1, 12)) throw new ValueError("month must be in 1..12")
  const last = new Date(epoch(year, month + 1, 0)).getUTCDate()
  if (!within(day, 1, last)) throw new ValueError("day is out of range for month")
}

/** Throws a `ValueError` for a time that does not exist. */
export const checkTime = (hour: number, minute: number, second: number, microsecond: number): void => {
  if (!within(hour, 0, 23)) throw new ValueError("hour must be in 0..23")
  if (!within(minute, 0, 59)) throw new ValueError("minute must be in 0..59")
  if (!within(second, 0, 59)) throw new ValueError("second must be in 0..59")
  if (!within(microsecond, 0, 999_999)) throw new ValueError("microsecond must be in 0..999999")
}
