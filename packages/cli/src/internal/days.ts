/**
 * The days of a question, from the flags that name them.
 */
import { badInput } from "./Failure.ts"

/** What the flags say. */
export interface DaysInput {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly last: string | undefined
}

/** The first and the last day, as `2026-01-31`. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** The days that the flags mean, in a time zone; the last 30 where they say nothing. */
export const daysOf = ({ from, last, to }: DaysInput, timeZone: string, now: number): Days => {
  const today = dayAt(now, timeZone)
  const end = to === undefined ? today : checked("--to", to)
  if (from !== undefined) {
    if (last !== undefined) throw badInput("--last and --from exclude each other")
    if (checked("--from", from) > end) throw badInput(`--from must not be after ${to === undefined ? "today" : "--to"}`)
    return { from, to: end }
  }
  return { from: firstOf(last ?? "30d", end), to: end }
}

const checked = (flag: string, day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  if (!Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day) return day
  throw badInput(`${flag} must be a day that exists, such as 2026-01-31`)
}

/** Every day from one to another. */
export const everyDay = ({ from, to }: Days): ReadonlyArray<string> => {
  const days: Array<string> = []
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day)
  return days
}

/** The day at a moment in a time zone. */
export const dayAt = (millis: number, timeZone: string): string => {
  try {
    return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(millis)
  } catch {
    throw badInput("the time zone must be a name such as Europe/Oslo")
  }
}

/** The first day of a span that ends with a day. A month goes back to the day after the same day of an earlier month. */
const firstOf = (span: string, end: string): string => {
  const [, digits, unit] = /^(\d{1,4})([dwm])$/.exec(span) ?? []
  const count = Number(digits)
  if (unit === undefined || count < 1) {
    throw badInput("--last must be a number of days, weeks or months, such as 30d, 4w or 6m")
  }
  if (unit === "d") return plusDays(end, 1 - count)
  return unit === "w" ? plusDays(end, 1 - 7 * count) : plusDays(minusMonths(end, count), 1)
}

const plusDays = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The same day of an earlier month, or its last one. */
const minusMonths = (day: string, months: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months + 1, 0))
  lastOfMonth.setUTCDate(Math.min(date.getUTCDate(), lastOfMonth.getUTCDate()))
  return lastOfMonth.toISOString().slice(0, 10)
}
