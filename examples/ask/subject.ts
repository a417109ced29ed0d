/**
 * What the questions are about: which events, which property, which days.
 */
import type { RecordedEvent } from "@tallymark/testing"

/** The names that questions need. */
export interface Names {
  /** An event, and the property that splits it where there is one. */
  readonly event: string
  readonly property: string | undefined
  /** Events that people go through one after the other. */
  readonly steps: ReadonlyArray<string>
  /** Which people to list: those whose property has the value. Everybody where nothing is said. */
  readonly people: { readonly property: string; readonly value: string } | undefined
  /** The properties of people to show. */
  readonly shown: ReadonlyArray<string>
}

/** What the questions are about. */
export interface Subject extends Names {
  /** The first and the last day, `2026-09-01`. */
  readonly days: { readonly from: string; readonly to: string }
  /** How many days that is. */
  readonly length: number
}

/** The names in the sample, a month of a small shop. */
export const shop: Names = {
  event: "Signed Up",
  property: "plan",
  steps: ["Visited Site", "Viewed Product", "Added to Cart", "Started Checkout", "Purchased"],
  people: { property: "plan", value: "subscription" },
  shown: ["country", "last order", "name"]
}

/** The last days of what was recorded, with the names to ask about; `undefined` when nothing was recorded. */
export const subjectOf = (events: ReadonlyArray<RecordedEvent>, known?: Names): Subject | undefined => {
  if (events.length === 0) return undefined
  const days = events.map(({ timestamp }) => Math.floor(timestamp / secondsPerDay))
  const last = days.reduce((one, other) => Math.max(one, other))
  const first = Math.max(
    days.reduce((one, other) => Math.min(one, other)),
    last - mostDays + 1
  )
  const recent = events.filter((_, index) => (days[index] ?? 0) >= first)
  return {
    ...(known ?? namesIn(recent)),
    days: { from: dateOf(first), to: dateOf(last) },
    length: last - first + 1
  }
}

const secondsPerDay = 86_400
const mostDays = 31
const mostSteps = 4
const mostShown = 3

const dateOf = (day: number): string => new Date(day * secondsPerDay * 1000).toISOString().slice(0, 10)

/** Guesses from the events alone: what most people do comes first. */
const namesIn = (events: ReadonlyArray<RecordedEvent>): Names => {
  const byName = Map.groupBy(events, ({ name }) => name)
  const people = (name: string): number => new Set(byName.get(name)?.map(({ person }) => person)).size
  const names = [...byName.keys()].sort((one, other) => people(other) - people(one))
  const splits = names.flatMap((event) =>
    [...valuesOf(byName.get(event) ?? [])]
      .filter(([, values]) => values.size > 1 && values.size <= mostValues)
      .map(([property]) => ({ event, property }))
  )
  return {
    event: splits[0]?.event ?? names[0] ?? "",
    property: splits[0]?.property,
    steps: names.slice(0, mostSteps),
    people: undefined,
    shown: [...valuesOf(events).keys()].slice(0, mostShown)
  }
}

/** A property with more values than this makes no good split. */
const mostValues = 12

const valuesOf = (events: ReadonlyArray<RecordedEvent>): ReadonlyMap<string, ReadonlySet<unknown>> => {
  const values = new Map<string, Set<unknown>>()
  for (const { properties } of events) {
    for (const [name, value] of Object.entries(properties)) {
      const known = values.get(name) ?? new Set()
      values.set(name, known.add(value))
    }
  }
  return values
}
