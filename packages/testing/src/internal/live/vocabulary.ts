/**
 * Finds out what can be asked about: names of events and properties, and the days they are from.
 */
import { formatDay } from "../reports/calendar.ts"
import type { ReportEvent } from "../reports/ReportSource.ts"
import { timeZone as zoneOf } from "../reports/time-zone.ts"
import type { Vocabulary } from "./Setting.ts"

const mostEvents = 500
const mostProperties = 500

interface Names {
  readonly events: ReadonlyArray<string>
  readonly properties: ReadonlyArray<string>
}

const remembered = new WeakMap<ReadonlyArray<ReportEvent>, Names>()

const collect = (events: ReadonlyArray<ReportEvent>): Names => {
  const counts = new Map<string, number>()
  const properties = new Set<string>()
  for (const { name, properties: own } of events) {
    counts.set(name, (counts.get(name) ?? 0) + 1)
    if (properties.size < mostProperties) for (const property of Object.keys(own)) properties.add(property)
  }
  const ranked = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return { events: ranked.slice(0, mostEvents).map(([name]) => name), properties: [...properties].sort() }
}

/** The words of some events, which are in order of time. */
export const vocabularyOf = (
  events: ReadonlyArray<ReportEvent>,
  timeZone: string,
  now: number
): Omit<Vocabulary, "key"> => {
  const names = remembered.get(events) ?? collect(events)
  remembered.set(events, names)
  const zone = zoneOf(timeZone)
  // Nobody asks about the future, and what is dated before 1970 is a mistake.
  const day = (time: number) => formatDay(zone.dayAt(Math.max(0, Math.min(time, now))))
  const [first, last] = [events[0], events.at(-1)]
  const days = first === undefined || last === undefined ? undefined : { first: day(first.time), last: day(last.time) }
  return { ...names, days, today: day(now) }
}
