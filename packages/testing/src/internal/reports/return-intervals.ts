/**
 * How many intervals lie between the moment somebody begins and the moment they come back.
 *
 * Days and weeks are multiples of 24 hours from the first moment. Months go by the calendar: the next begins on the same
 * day of the month at the same time by the clock.
 */
import { addUnits, type DayUnit, dayLength } from "./calendar.ts"
import type { TimeZone } from "./time-zone.ts"

/** How long an interval is. */
export interface Interval {
  readonly unit: DayUnit
  readonly count: number
}

/** The months that have passed entirely, by the clocks on the wall. They may show an earlier time than at the beginning. */
const monthsBetween = (begin: number, end: number): number => {
  const day = Math.floor(begin / dayLength)
  const [first, last] = [new Date(begin), new Date(end)]
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth()
  const anniversary = addUnits("month", day, months) * dayLength + (begin - day * dayLength)
  return Math.max(0, anniversary <= end ? months : months - 1)
}

/** Makes the function that says in which interval after `begin` a later moment is; the first is 0. */
export const intervalsBetween = (
  zone: TimeZone,
  { unit, count }: Interval
): ((begin: number, time: number) => number) => {
  if (unit === "month") {
    return (begin, time) => Math.floor(monthsBetween(zone.wallAt(begin), zone.wallAt(time)) / count)
  }
  const length = count * (unit === "week" ? 7 : 1) * dayLength
  return (begin, time) => Math.floor((time - begin) / length)
}
