/**
 * `/insights`: reports that somebody saved, computed anew each time they are asked for.
 */
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import type { BookmarkDefinition } from "../../Asked.ts"
import { json } from "../exchange.ts"
import { eventCounts } from "../reports/event-counts.ts"
import { ReportRequest } from "../reports/ReportRequest.ts"
import type { TimeZone } from "../reports/time-zone.ts"
import { type Answerer, requestOf } from "./question.ts"
import { notFound } from "./refusals.ts"

const two = (number: number): string => String(Math.floor(number)).padStart(2, "0")

/** A moment as the clocks of a zone show it: `2026-05-01T00:00:00-07:00`. */
const zoned = (zone: TimeZone, instant: number): string => {
  const offset = zone.offsetAt(instant)
  const minutes = Math.abs(offset) / 60_000
  const sign = offset < 0 ? "-" : "+"
  return `${new Date(instant + offset).toISOString().slice(0, 19)}${sign}${two(minutes / 60)}:${two(minutes % 60)}`
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
  const { data, now } = question
  const asked = requestOf(question)
  const id = Number(asked.required("bookmark_id"))
  const bookmark = Option.getOrUndefined(HashMap.get(data.bookmarks, id))
  if (bookmark === undefined) return { reply: notFound(`bookmark ${id} does not exist`) }
  const { zone } = asked
  const { series, values } = eventCounts(new ReportRequest(asked.source, parametersOf(bookmark))).data
  const byName = Object.entries(values).map(([name, numbers]) => {
    const entries = Object.entries(numbers).map(([label, value]) => [zoned(zone, momentOf(zone, label)), value])
    return [name, Object.fromEntries(entries)]
  })
  const edge = (label: string | undefined) => zoned(zone, label === undefined ? now : momentOf(zone, label))
  return {
    reply: json(200, {
      computed_at: new Date(now).toISOString().replace("Z", "+00:00"),
      date_range: { from_date: edge(series[0]), to_date: edge(series.at(-1)) },
      headers: ["$event"],
      series: Object.fromEntries(byName)
    })
  }
}
