/**
 * Days of the calendar as numbers: how many there were since 1 January 1970, in no time zone at all.
 */

/** Milliseconds of a day on which the clocks are not changed. */
export const dayLength = 86_400_000

/** What a bucket of days is made of. */
export type DayUnit = "day" | "week" | "month"

/** Reads `2026-11-22`; `undefined` when there is no such day. */
export const parseDay = (text: string): number | undefined => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  const day = Date.parse(`${text}T00:00:00Z`) / dayLength
  return Number.isInteger(day) && formatDay(day) === text ? day : undefined
}

/** Writes `2026-11-22`. */
export const formatDay = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10)

/** The first day of the unit that a day is in. Weeks begin on Monday. */
export const beginningOf = (unit: DayUnit, day: number): number => {
  if (unit === "day") return day
  const date = new Date(day * dayLength)
  return unit === "week" ? day - ((date.getUTCDay() + 6) % 7) : day - date.getUTCDate() + 1
}

/** The day some units later. The 31st becomes the last day of a month that is shorter. */
export const addUnits = (unit: DayUnit, day: number, count: number): number => {
  if (unit !== "month") return day + count * (unit === "week" ? 7 : 1)
  const date = new Date(day * dayLength)
  const dayOfMonth = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() + count, 1)
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(dayOfMonth, lastOfMonth))
  return date.getTime() / dayLength
}
