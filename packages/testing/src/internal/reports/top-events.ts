/**
 * `/events/top` and `/events/names`: which events are common.
 */
import { dayLength } from "./calendar.ts"
import { Lines } from "./Lines.ts"
import type { CountType, ReportRequest } from "./ReportRequest.ts"
import { scan } from "./scan.ts"

/** Today's most common events. */
export interface TopEvents {
  readonly events: ReadonlyArray<{ readonly amount: number; readonly event: string; readonly percent_change: number }>
  readonly type: CountType
}

const defaultTop = 100
const defaultNames = 255

/** The days that a name stays known for, today included. */
const daysOfNames = 31

/** The amounts of all events from one moment until before another. */
const amounts = ({ source }: ReportRequest, type: CountType, start: number, end: number): Lines => {
  const lines = new Lines(type)
  scan({ events: source.events, start, end }, ({ name, distinctId }) => lines.named(name).add(0, distinctId))
  return lines
}

/** Compares today so far with yesterday up to the same time by the clock. What is new has grown by the whole of it. */
export const topEvents = (request: ReportRequest): TopEvents => {
  const { source, zone } = request
  const type = request.countType()
  const limit = request.integer("limit") ?? defaultTop
  const today = zone.dayAt(source.now)
  const startOfToday = zone.startOfDay(today)
  const sameTime = zone.firstMomentOf(zone.wallAt(source.now) - dayLength)
  const before = amounts(request, type, zone.startOfDay(today - 1), Math.min(sameTime + 1, startOfToday))
  const events = amounts(request, type, startOfToday, source.now + 1).top(limit)
  return {
    events: events.map(({ name, amount }) => {
      const earlier = before.named(name).total()
      return { amount, event: name, percent_change: earlier === 0 ? 1 : (amount - earlier) / earlier }
    }),
    type
  }
}

/** The names of the most common events of the last 31 days, most common first. */
export const eventNames = (request: ReportRequest): ReadonlyArray<string> => {
  const { source, zone } = request
  const type = request.countType()
  const limit = request.integer("limit") ?? defaultNames
  const today = zone.dayAt(source.now)
  const lines = amounts(request, type, zone.startOfDay(today - daysOfNames + 1), zone.startOfDay(today + 1))
  return lines.top(limit).map(({ name }) => name)
}
