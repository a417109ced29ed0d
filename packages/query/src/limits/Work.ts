/**
 * A piece of work to plan: which calls it makes, said in as few words as will do.
 */
import type * as Duration from "effect/Duration"
import type { DateRange } from "../Dates.ts"

/** How many calls a method is to be made, or what each of them asks. */
export type Calls = number | ReadonlyArray<unknown>

/** How many days one export call covers: one, seven, or those of a calendar month. The longest comes last. */
export const shards = ["day", "week", "month"] as const

/** One of {@link shards}. */
export type Shard = (typeof shards)[number]

/** Days to export. */
export interface ExportWork extends DateRange {
  /**
   * How many days each call covers.
   *
   * @default "day"
   */
  readonly shard?: Shard | undefined
}

/** People to list. */
export interface PeopleWork {
  /** How many there are. */
  readonly total: number
  /**
   * How many the service puts on a page.
   *
   * @default 1000
   */
  readonly pageSize?: number | undefined
}

/** Groups of methods whose calls count as queries, one each. */
export const queryGroups = [
  "events",
  "properties",
  "funnels",
  "segmentation",
  "retention",
  "insights",
  "cohorts",
  "activity"
] as const

/** A piece of work. Everything in it is optional; what is absent makes no calls. */
export interface Work extends Readonly<Partial<Record<(typeof queryGroups)[number] | "jql", Calls | undefined>>> {
  readonly export?: ExportWork | undefined
  readonly people?: PeopleWork | undefined
  /**
   * How long a call takes, if that is known: then the plan heeds how many may run at once, and includes the last.
   *
   * @default nothing
   */
  readonly callTakes?: Duration.Input | undefined
}
