/**
 * Cuts days into shards, each the days of one export call.
 */
import type { Shard } from "../../limits/Work.ts"
import * as CalendarDay from "../CalendarDay.ts"

/** Days from one to another, both included, written `YYYY-MM-DD`. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** The shards of some days, in order. A week is seven days from the first; a month is one of the calendar, as far as asked. */
export const shardDays = ({ from, to }: Days, shard: Shard): ReadonlyArray<Days> => {
  const cut: Array<Days> = []
  for (let first = from; first <= to; ) {
    const last = lastDay(first, shard)
    cut.push({ from: first, to: last < to ? last : to })
    first = CalendarDay.plus(last, 1)
  }
  return cut
}

const lastDay = (first: string, shard: Shard): string => {
  switch (shard) {
    case "day":
      return first
    case "week":
      return CalendarDay.plus(first, 6)
    case "month":
      // No month is longer than 31 days, so this is a day of the next one.
      return CalendarDay.plus(`${CalendarDay.plus(`${first.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1)
  }
}
