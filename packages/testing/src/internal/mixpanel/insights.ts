/**
 * `/insights`: reports that somebody saved, computed anew each time they are asked for.
 */
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import type { BookmarkDefinition } from "../../Asked.ts"
import { json } from "../exchange.ts"
import { eventCounts, recentBuckets } from "../reports/event-counts.ts"
import { ReportRequest } from "../reports/ReportRequest.ts"
import { computedAt } from "../reports/sums.ts"
import { startOf } from "../reports/time-buckets.ts"
import type { TimeZone } from "../reports/time-zone.ts"
import { type Answerer, requestOf } from "./question.ts"
import { notFound } from "./refusals.ts"

const two = (number: number): string => String(Math.floor(number)).padStart(2, "0")

/** A moment as the clocks of a zone show it: `2026-05-01T00:00:00-07:00`, with a fraction of the second if there is one. */
const zoned = (zone: TimeZone, instant: number, fraction = ""): string => {
  const offset = zone.offsetAt(instant)
  const minutes = Math.abs(offset) / 60_000
  const sign = offset < 0 ? "-" : "+"
  return `${new Date(instant + offset).toISOString().slice(0, 19)}${fraction}${sign}${two(minutes / 60)}:${two(minutes % 60)}`
}

/** The moment that a label of a series stands for, `2026-05-01` or `2026-05-01 13:00:00`. */
const momentOf = (zone: TimeZone, label: string): number =>
  zone.firstMomentOf(Date.parse(`${label.length === 10 ? `${label}T00:00:00` : label.replace(" ", "T")}Z`))

const parametersOf = (bookmark: BookmarkDefinition): ReadonlyArray<readonly [string, string]> => {
  const { events, type = "general", unit = "day", from, to, interval = 30 } = bookmark
  const time = [
    ["from_date", from ?? to],
    ["to_date", to ?? from],
    ["interval", from === undefined && to === undefined ? String(interval) : undefined]
  ].flatMap(([name, text]) => (name === undefined || text === undefined ? [] : [[name, text] as const]))
  return [["event", JSON.stringify(events)], ["type", type], ["unit", unit], ...time]
}

/** The numbers of a saved report. */
export const insights: Answerer = (question) => {
  const { data } = question
  const asked = requestOf(question)
  const id = Number(asked.required("bookmark_id"))
  const bookmark = Option.getOrUndefined(HashMap.get(data.bookmarks, id))
  if (bookmark === undefined) return { reply: notFound(`bookmark ${id} does not exist`) }
  const { zone } = asked
  const request = new ReportRequest(asked.source, parametersOf(bookmark))
  const { values } = eventCounts(request).data
  const buckets = recentBuckets(request, bookmark.unit ?? "day")
  const byName = Object.entries(values).map(([name, numbers]) => {
    const entries = Object.entries(numbers).map(([label, value]) => [zoned(zone, momentOf(zone, label)), value])
    return [name, Object.fromEntries(entries)]
  })
  return {
    reply: json(200, {
      computed_at: computedAt(request),
      date_range: { from_date: zoned(zone, startOf(buckets)), to_date: zoned(zone, buckets.end - 1, ".999000") },
      headers: ["$event"],
      series: Object.fromEntries(byName)
    })
  }
}
