/**
 * Reads events and profiles in Mixpanel's own formats.
 */
import type { MixpanelEvent, MixpanelProfile } from "../../Asked.ts"
import type { Profile, ReportEvent } from "../reports/ReportSource.ts"

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Whether something has the shape of an exported event. */
export const isMixpanelEvent = (value: unknown): value is MixpanelEvent =>
  isObject(value) && typeof value.event === "string" && isObject(value.properties) && !("person" in value)

/** Whether something has the shape of a listed profile. */
export const isMixpanelProfile = (value: unknown): value is MixpanelProfile =>
  isObject(value) &&
  (typeof value.$distinct_id === "string" || typeof value.$distinct_id === "number") &&
  isObject(value.$properties)

/** Times above this are milliseconds: as seconds they would be in the year 5138. */
const latestSecond = 100_000_000_000

const millisOf = (time: unknown, now: number): number => {
  if (typeof time !== "number" || !Number.isFinite(time)) return now
  return Math.abs(time) > latestSecond ? Math.round(time) : Math.round(time * 1000)
}

const textOf = (value: unknown): string => (value === undefined || value === null ? "" : String(value))

/** An event in the form that reports read. Without a time it happened now. */
export const importEvent = ({ event, properties }: MixpanelEvent, now: number): ReportEvent => {
  const { time, distinct_id: distinctId, $insert_id: insertId, ...rest } = properties
  const imported = { name: event, distinctId: textOf(distinctId), time: millisOf(time, now), properties: rest }
  return insertId === undefined ? imported : { ...imported, insertId: textOf(insertId) }
}

/** A profile in the form that reports read. */
export const importProfile = ({ $distinct_id: distinctId, $properties: properties }: MixpanelProfile): Profile => ({
  distinctId: String(distinctId),
  properties: { ...properties }
})

/** A line of JSON, or `undefined` when it is none. */
export const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
