/**
 * What the clocks of a time zone show, and when they show it.
 *
 * A wall time is what a clock on the wall shows, written as the milliseconds since 1970 that a clock in Greenwich would
 * show the same at. Offsets come from `Intl` and are kept by the quarter of an hour: clocks change at no other moments.
 */
import { dayLength } from "./calendar.ts"

/** The clocks of one zone. */
export interface TimeZone {
  /** As IANA names it. */
  readonly name: string
  /** How far the clocks are ahead of Greenwich at a moment, in milliseconds. */
  readonly offsetAt: (instant: number) => number
  /** The wall time at a moment. */
  readonly wallAt: (instant: number) => number
  /** The first moment at which the clocks show a wall time or, where they skip it, a later one. */
  readonly firstMomentOf: (wall: number) => number
  /** The day of the calendar at a moment. */
  readonly dayAt: (instant: number) => number
  /** The first moment of a day. That is not midnight everywhere: some clocks skip it in spring. */
  readonly startOfDay: (day: number) => number
}

const quarter = 900_000
const offsetPattern = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/

const makeOffsetAt = (name: string): ((instant: number) => number) => {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" })
  const known = new Map<number, number>()
  const read = (instant: number): number => {
    const [, sign, hours, minutes, seconds = "0"] = offsetPattern.exec(format.format(instant)) ?? []
    if (sign === undefined) return 0
    const total = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
    return sign === "-" ? -total : total
  }
  return (instant) => {
    const slot = Math.floor(instant / quarter)
    const offset = known.get(slot) ?? read(slot * quarter)
    known.set(slot, offset)
    return offset
  }
}

const make = (name: string): TimeZone => {
  const offsetAt = makeOffsetAt(name)
  const wallAt = (instant: number): number => instant + offsetAt(instant)

  const firstMomentOf = (wall: number): number => {
    const offsets = [offsetAt(wall - dayLength), offsetAt(wall + dayLength)]
    let tooEarly = wall - Math.max(...offsets)
    if (wallAt(tooEarly) === wall) return tooEarly
    let late = wall - Math.min(...offsets)
    while (late - tooEarly > 1) {
      const middle = Math.floor((tooEarly + late) / 2)
      if (wallAt(middle) >= wall) late = middle
      else tooEarly = middle
    }
    return late
  }

  const dayAt = (instant: number): number => Math.floor(wallAt(instant) / dayLength)
  return { name, offsetAt, wallAt, firstMomentOf, dayAt, startOfDay: (day) => firstMomentOf(day * dayLength) }
}

const zones = new Map<string, TimeZone>()

/** The time zone of a name. Throws a `RangeError` when there is none. */
export const timeZone = (name: string): TimeZone => {
  const known = zones.get(name)
  if (known !== undefined) return known
  const zone = make(name)
  zones.set(name, zone)
  return zone
}
