/**
 * Turns days and times as callers give them into the texts of the service.
 */
import * as CalendarDay from "./CalendarDay.ts"

/** The text of a value, or what is wrong with it. */
export type Written = { readonly text: string } | { readonly problem: string }

/** Writes a day as `YYYY-MM-DD`; a moment is the day it falls on in the time zone. */
export const dateText = (value: unknown, timeZone: string): Written => {
  if (typeof value === "string") {
    return CalendarDay.exists(value) ? { text: value } : { problem: "must be a day that exists, written YYYY-MM-DD" }
  }
  const moment = momentOf(value)
  if (moment !== undefined) return atMoment(moment, (millis) => CalendarDay.at(millis, timeZone))
  const text = dayOfParts(value)
  if (text === undefined) return { problem: "must be a day: a text YYYY-MM-DD, a Date, or a value of Temporal" }
  if (!isIso(value)) return { problem: "must be in the ISO calendar; convert it with withCalendar" }
  return CalendarDay.exists(text) ? { text } : { problem: "must be a day that exists" }
}

/** Writes a time as `YYYY-MM-DD hh:mm:ss`; a day is its first second. */
export const dateTimeText = (value: unknown, timeZone: string): Written => {
  if (typeof value === "string" && CalendarDay.timeExists(value)) return { text: value }
  const moment = momentOf(value)
  if (moment !== undefined) return atMoment(moment, (millis) => CalendarDay.timeAt(millis, timeZone))
  const day = dateText(value, timeZone)
  if ("problem" in day) {
    return {
      problem: typeof value === "string" ? "must be a time that exists, written YYYY-MM-DD hh:mm:ss" : day.problem
    }
  }
  const [hour, minute, second] = [numberAt(value, "hour"), numberAt(value, "minute"), numberAt(value, "second")]
  const text = `${day.text} ${padded(hour ?? 0, 2)}:${padded(minute ?? 0, 2)}:${padded(second ?? 0, 2)}`
  return CalendarDay.timeExists(text) ? { text } : { problem: "must be a time that exists" }
}

const atMoment = (millis: number, write: (millis: number) => string): Written => {
  if (Number.isNaN(new Date(millis).getTime())) return { problem: "must be a date that exists, and is an invalid Date" }
  const text = write(millis)
  return /^\d{4}-/.test(text) ? { text } : { problem: "must be between the years 0 and 9999" }
}

/** The epoch milliseconds of a moment. What also has the parts of a day is a day, as its author sees it. */
const momentOf = (value: unknown): number | undefined => {
  if (value instanceof Date) return value.getTime()
  return numberAt(value, "day") === undefined ? numberAt(value, "epochMilliseconds") : undefined
}

/** The epoch seconds of a moment, also of one that has the parts of a day; `undefined` when the value is none. */
export const epochSeconds = (value: unknown): number | undefined => {
  const millis = value instanceof Date ? value.getTime() : numberAt(value, "epochMilliseconds")
  return millis === undefined || Number.isNaN(millis) ? undefined : Math.floor(millis / 1000)
}

const dayOfParts = (value: unknown): string | undefined => {
  const [year, month, day] = [numberAt(value, "year"), numberAt(value, "month"), numberAt(value, "day")]
  if (year === undefined || month === undefined || day === undefined) return undefined
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

const isIso = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null || !("calendarId" in value)) return true
  return value.calendarId === undefined || value.calendarId === "iso8601"
}

const padded = (value: number, length: number): string => String(value).padStart(length, "0")

const numberAt = (value: unknown, name: string): number | undefined => {
  if (typeof value !== "object" || value === null) return undefined
  // Temporal has its parts as getters of the prototype, so `in` and own keys do not tell.
  const part: unknown = Reflect.get(value, name)
  return typeof part === "number" ? part : undefined
}
