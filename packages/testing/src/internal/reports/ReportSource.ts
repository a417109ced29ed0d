/**
 * What reports are computed from: the events and profiles of one project at one moment, as plain data.
 *
 * Whoever builds a source sorts the events and resolves the aliases once and keeps the result for as long as nothing
 * changes; every report then reads the same array.
 */

/** An event that counts, under the identity that stands for the whole person. */
export interface ReportEvent {
  readonly name: string
  /** The person, the same for all identities that aliases have joined. */
  readonly distinctId: string
  /** Milliseconds since 1970. */
  readonly time: number
  /** As they were sent, without `time`, `distinct_id` and `$insert_id`, which expressions find all the same. */
  readonly properties: Readonly<Record<string, unknown>>
  readonly insertId?: string | undefined
}

/** What is known of one person. */
export interface Profile {
  readonly distinctId: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** The units of a funnel's conversion window. */
export type WindowUnit = "second" | "minute" | "hour" | "day"

/** One step of a funnel. */
export interface FunnelStep {
  readonly event: string
  /** An expression that an event has to fulfil to be this step. */
  readonly where?: string | undefined
  /** What the report calls the step. @default the event's name */
  readonly label?: string | undefined
}

/** A saved funnel. */
export interface Funnel {
  readonly funnelId: number
  readonly name: string
  readonly steps: ReadonlyArray<FunnelStep>
  /** How long people have from the first step to the last. @default 7 */
  readonly length?: number | undefined
  /** @default "day" */
  readonly lengthUnit?: WindowUnit | undefined
}

/** Everything a report may look at. */
export interface ReportSource {
  /** Oldest first; events of one moment in the order of their arrival. */
  readonly events: ReadonlyArray<ReportEvent>
  /** By distinct id. */
  readonly profiles: ReadonlyMap<string, Profile>
  /** By funnel id. */
  readonly funnels: ReadonlyMap<number, Funnel>
  /** The project's time zone, as IANA names it: `Europe/Berlin`. */
  readonly timeZone: string
  /** The present, in milliseconds since 1970. */
  readonly now: number
}
