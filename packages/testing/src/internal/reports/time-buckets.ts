/**
 * The stretches of time that a report counts by, and which of them a moment falls into.
 *
 * A bucket is known by its label, the day or the wall time it begins with. In the hour that clocks show twice in autumn
 * a bucket has two stretches, and the hour they skip in spring has no bucket.
 */
import { addUnits, beginningOf, type DayUnit, dayLength, formatDay } from "./calendar.ts"
import { refuse } from "./ReportRefused.ts"
import type { TimeZone } from "./time-zone.ts"

/** The units that reports know. */
export type TimeUnit = "minute" | "hour" | DayUnit

/** A range of time, cut up. */
export interface TimeBuckets {
  /** In order of time: `2026-11-22`, or `2026-11-22 13:00:00` for hours and minutes. */
  readonly labels: ReadonlyArray<string>
  /** The first moment of each stretch, in order. */
  readonly stretches: ReadonlyArray<number>
  /** For each stretch the position of its bucket. */
  readonly owners: ReadonlyArray<number>
  /** The first moment after all of them. */
  readonly end: number
}

/** Whole days of the calendar, both included. */
export interface DayRange {
  readonly from: number
  readonly to: number
}

/** More than this is a mistake in the question, or would be one in the answer. */
const maximumBuckets = 1_000_000

const lengths = { minute: 60_000, hour: 3_600_000, day: dayLength, week: 7 * dayLength, month: 28 * dayLength } as const

const refuseTooMany = (duration: number, unit: TimeUnit, count = 1): void => {
  if (duration / (lengths[unit] * count) > maximumBuckets) refuse(`the range holds more than a million ${unit}s`)
}

/**
 * Buckets of `count` days, calendar weeks or calendar months. The first begins with the unit that `from` is in, and so
 * may be labelled with an earlier day; what happened before `from` is not in it.
 */
export const bucketsOfDays = (zone: TimeZone, { from, to }: DayRange, unit: DayUnit, count = 1): TimeBuckets => {
  refuseTooMany((to - from) * dayLength, unit, count)
  const labels: Array<string> = []
  const stretches: Array<number> = []
  const first = beginningOf(unit, from)
  for (let day = first; day <= to; day = addUnits(unit, first, labels.length * count)) {
    labels.push(formatDay(day))
    stretches.push(zone.startOfDay(Math.max(day, from)))
  }
  return { labels, stretches, owners: labels.map((_, index) => index), end: zone.startOfDay(to + 1) }
}

/** Offsets of all zones are multiples of this, so no clock changes between two steps. */
const longestStep = 900_000

const formatWall = (wall: number): string => new Date(wall).toISOString().slice(0, 19).replace("T", " ")

/** Buckets of one hour or minute by the clocks on the wall, from one moment until before another. */
const bucketsOfClock = (zone: TimeZone, start: number, end: number, unit: "minute" | "hour"): TimeBuckets => {
  refuseTooMany(end - start, unit)
  const length = lengths[unit]
  const labels: Array<string> = []
  const stretches: Array<number> = []
  const owners: Array<number> = []
  const positions = new Map<number, number>()
  let current: number | undefined
  for (let time = start; time < end; time += Math.min(length, longestStep)) {
    const wall = Math.floor(zone.wallAt(time) / length) * length
    if (wall === current) continue
    current = wall
    const position = positions.get(wall) ?? labels.push(formatWall(wall)) - 1
    positions.set(wall, position)
    stretches.push(time)
    owners.push(position)
  }
  return { labels, stretches, owners, end }
}

/** The buckets of whole days, both included. */
export const bucketsBetween = (zone: TimeZone, range: DayRange, unit: TimeUnit): TimeBuckets =>
  unit === "minute" || unit === "hour"
    ? bucketsOfClock(zone, zone.startOfDay(range.from), zone.startOfDay(range.to + 1), unit)
    : bucketsOfDays(zone, range, unit)

/**
 * As many hours or minutes as were asked for, the last of them now. Steps back until one more would show, which is
 * further where the clocks show one twice, and on to where the present one is over.
 */
const bucketsOfClockUntil = (zone: TimeZone, now: number, unit: "minute" | "hour", count: number): TimeBuckets => {
  const length = lengths[unit]
  const step = Math.min(length, longestStep)
  const wallAt = (time: number): number => Math.floor(zone.wallAt(time) / length)
  const seen = new Set([wallAt(now)])
  let start = Math.floor(now / step) * step
  let end = start + step
  while (seen.has(wallAt(end))) end += step
  while (seen.size < count || seen.has(wallAt(start - step))) {
    start -= step
    seen.add(wallAt(start))
  }
  return bucketsOfClock(zone, start, end, unit)
}

/** The bucket that is now and the ones before it, `count` in all. */
export const bucketsUntilNow = (zone: TimeZone, now: number, unit: TimeUnit, count: number): TimeBuckets => {
  if (count > maximumBuckets) refuse(`interval asks for more than a million ${unit}s`)
  if (unit === "minute" || unit === "hour") return bucketsOfClockUntil(zone, now, unit, count)
  const current = beginningOf(unit, zone.dayAt(now))
  return bucketsOfDays(zone, { from: addUnits(unit, current, 1 - count), to: addUnits(unit, current, 1) - 1 }, unit)
}

/** The position of the bucket that holds each moment it is asked for. Fastest when asked in order of time. */
export const makeLocator = ({ stretches, owners }: TimeBuckets): ((time: number) => number) => {
  let index = 0
  let start = Number.POSITIVE_INFINITY
  let end = Number.NEGATIVE_INFINITY
  const seek = (time: number): void => {
    if (time < start) index = 0
    while (index + 1 < stretches.length && (stretches[index + 1] ?? time) <= time) index++
    start = stretches[index] ?? Number.NEGATIVE_INFINITY
    end = stretches[index + 1] ?? Number.POSITIVE_INFINITY
  }
  return (time) => {
    if (time < start || time >= end) seek(time)
    return owners[index] ?? 0
  }
}

/** The first moment of the first bucket. */
export const startOf = ({ stretches, end }: TimeBuckets): number => stretches[0] ?? end
