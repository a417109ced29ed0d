/**
 * `/events/properties` and its kind: which properties an event has, and which values.
 */
import { recentBuckets, timeUnits } from "./event-counts.ts"
import { segmentName } from "./event-expression.ts"
import { Lines } from "./Lines.ts"
import { refuse } from "./ReportRefused.ts"
import type { ReportRequest } from "./ReportRequest.ts"
import type { ReportEvent } from "./ReportSource.ts"
import { top } from "./ranking.ts"
import { scan } from "./scan.ts"
import { type Series, seriesOf } from "./series.ts"
import { makeLocator, startOf } from "./time-buckets.ts"

const defaultValues = 255
const defaultProperties = 10

/** What a value is called; `undefined` when the event does not have the property. */
const valueName = ({ properties }: ReportEvent, property: string): string | undefined => {
  if (!Object.hasOwn(properties, property)) return undefined
  const value = properties[property]
  if (value === undefined) return undefined
  return typeof value === "object" ? JSON.stringify(value) : segmentName(typeof value === "number" ? value : `${value}`)
}

/** Counts an event by the values of a property: the ones that are asked for, or the most common. */
export const propertyCounts = (request: ReportRequest): Series => {
  const name = request.required("event")
  const property = request.required("name")
  const values = request.texts("values")
  const unit = request.choice("unit", timeUnits) ?? refuse("unit is required")
  const limit = request.integer("limit") ?? defaultValues
  const lines = new Lines(request.countType(unit))
  for (const value of values ?? []) lines.named(value)
  const wanted = values === undefined ? undefined : new Set(values)
  const buckets = recentBuckets(request, unit)
  const bucketOf = makeLocator(buckets)
  scan({ events: request.source.events, start: startOf(buckets), end: buckets.end, name }, (event) => {
    const value = valueName(event, property)
    if (value === undefined || wanted?.has(value) === false) return
    lines.named(value).add(bucketOf(event.time), event.distinctId)
  })
  return seriesOf(buckets, lines.top(limit))
}

/** Everything there is, without regard to time. */
const always = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY }

const increase = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

const mostCommon = (counts: ReadonlyMap<string, number>, limit: number) =>
  top(
    Array.from(counts, ([name, amount]) => ({ name, amount })),
    limit
  )

/** The properties that most occurrences of an event have. */
export const topProperties = (request: ReportRequest): Readonly<Record<string, { readonly count: number }>> => {
  const name = request.required("event")
  const limit = request.integer("limit") ?? defaultProperties
  const counts = new Map<string, number>()
  scan({ events: request.source.events, ...always, name }, ({ properties }) => {
    for (const property of Object.keys(properties)) increase(counts, property)
  })
  return Object.fromEntries(mostCommon(counts, limit).map(({ name, amount }) => [name, { count: amount }]))
}

/** The most common values of a property, most common first. */
export const propertyValues = (request: ReportRequest): ReadonlyArray<string> => {
  const name = request.required("event")
  const property = request.required("name")
  const limit = request.integer("limit") ?? defaultValues
  const counts = new Map<string, number>()
  scan({ events: request.source.events, ...always, name }, (event) => {
    const value = valueName(event, property)
    if (value !== undefined) increase(counts, value)
  })
  return mostCommon(counts, limit).map((value) => value.name)
}
