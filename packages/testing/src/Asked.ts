/**
 * What can be put into a fake Mixpanel for questions to find: events and profiles in its own formats, saved funnels,
 * cohorts and reports, and an answer to scripts.
 */
import type { FunnelStep, WindowUnit } from "./internal/reports/ReportSource.ts"

export type { FunnelStep, WindowUnit }

/** An event as Mixpanel exports it. */
export interface MixpanelEvent {
  readonly event: string
  /**
   * The properties, with `time` in seconds or milliseconds since 1970 and `distinct_id` among them. Values may be nested.
   * Events that are equal in `$insert_id`, name, time and person count once in reports; an export has them all.
   */
  readonly properties: Readonly<Record<string, unknown>>
}

/** A profile as Mixpanel lists it. */
export interface MixpanelProfile {
  readonly $distinct_id: string | number
  readonly $properties: Readonly<Record<string, unknown>>
}

/** A funnel to save. */
export interface FunnelDefinition {
  readonly name: string
  /** Events by name, or with a condition. */
  readonly steps: ReadonlyArray<string | FunnelStep>
  /**
   * How long people have from the first step to the last, in units.
   *
   * @default 7
   */
  readonly length?: number | undefined
  /** @default "day" */
  readonly lengthUnit?: WindowUnit | undefined
}

/** A cohort to save: people by name, or everybody whose profile fulfils an expression. */
export interface CohortDefinition {
  readonly name: string
  /** @default "" */
  readonly description?: string | undefined
  /** An expression over profiles, such as `properties["plan"] == "pro"`. */
  readonly where?: string | undefined
  /** Identities of people. With `where`, both must hold. */
  readonly distinctIds?: ReadonlyArray<string> | undefined
  /** @default true */
  readonly isVisible?: boolean | undefined
}

/** An Insights report to save: events over time, computed anew whenever it is asked for. */
export interface BookmarkDefinition {
  readonly events: ReadonlyArray<string>
  /** @default "general" */
  readonly type?: "general" | "unique" | "average" | undefined
  /** @default "day" */
  readonly unit?: "minute" | "hour" | "day" | "week" | "month" | undefined
  /** The first day, `2026-11-01`. */
  readonly from?: string | undefined
  /** The last day. */
  readonly to?: string | undefined
  /**
   * How many units up to now, in place of days.
   *
   * @default 30
   */
  readonly interval?: number | undefined
}

/** An annotation as a fake Mixpanel keeps it. */
export interface FakeAnnotation {
  readonly id: number
  /** Such as `2026-11-22 00:00:00`, in the project's time zone. */
  readonly date: string
  readonly description: string
  /** Names of tags. */
  readonly tags: ReadonlyArray<string>
}

/** A script that was sent to be run, and what it may look at. */
export interface JqlRequest {
  readonly script: string
  /** The script's `params`, read as JSON. */
  readonly params: unknown
  /** The events of the project as they are exported, oldest first. */
  readonly events: Iterable<MixpanelEvent>
  readonly people: Iterable<MixpanelProfile>
}

/** Answers scripts in place of an interpreter. What it returns is sent as JSON; what it throws is a 400. */
export type JqlHandler = (request: JqlRequest) => unknown

/** Where something is saved. */
export interface SaveOptions {
  /**
   * The product key whose project it belongs to.
   *
   * @default the one that a project without a `key` shows
   */
  readonly key?: string | undefined
}
