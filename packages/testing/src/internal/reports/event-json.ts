/**
 * Events as the service writes them in an export and in an activity stream.
 */
import type { ReportEvent } from "./ReportSource.ts"

/** An event with its own properties and the ones every event has. */
export interface EventJson {
  readonly event: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** Writes an event; `time` is in seconds or, where somebody asks for it, in milliseconds. */
export const eventJson = (event: ReportEvent, precision: "seconds" | "milliseconds" = "seconds"): EventJson => ({
  event: event.name,
  properties: {
    time: precision === "seconds" ? Math.floor(event.time / 1000) : event.time,
    distinct_id: event.distinctId,
    ...(event.insertId === undefined ? {} : { $insert_id: event.insertId }),
    ...event.properties
  }
})
