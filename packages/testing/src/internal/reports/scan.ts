/**
 * Goes over the events of a stretch of time. They are in order, so the rest is not looked at.
 */
import type { EventFilter } from "./event-expression.ts"
import type { ReportEvent } from "./ReportSource.ts"

/** Which events are meant. */
export interface Selection {
  readonly events: ReadonlyArray<ReportEvent>
  /** The first moment. */
  readonly start: number
  /** The moment after the last. */
  readonly end: number
  /** The name; events of every name where absent. */
  readonly name?: string | undefined
  readonly filter?: EventFilter | undefined
}

/** The position of the first event at or after a moment. */
const firstAt = (events: ReadonlyArray<ReportEvent>, time: number): number => {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((events[middle]?.time ?? 0) < time) low = middle + 1
    else high = middle
  }
  return low
}

/** Visits each event that is meant, oldest first. */
export const scan = ({ events, start, end, name, filter }: Selection, visit: (event: ReportEvent) => void): void => {
  const last = firstAt(events, end)
  for (let index = firstAt(events, start); index < last; index++) {
    const event = events[index]
    if (event === undefined || (name !== undefined && event.name !== name)) continue
    if (filter === undefined || filter(event)) visit(event)
  }
}
