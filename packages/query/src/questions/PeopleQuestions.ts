/**
 * Questions about people: their profiles, page by page.
 */
import type { Moment } from "../Dates.ts"
import type { Expression } from "../Expression.ts"
import type { People } from "../People.ts"
import type { CallOptions } from "./Questions.ts"

/** Which profiles, and what of them. With a request signature: all of them, or those that `where` is true of. */
export interface PeopleQuestion {
  /** Only profiles that this is true of. */
  readonly where?: string | Expression | undefined
  /** One profile, by its id. */
  readonly distinctId?: string | undefined
  /** Some profiles, by their ids. */
  readonly distinctIds?: ReadonlyArray<string> | undefined
  /** Only members of a cohort, by its number. Not together with `behaviors`. */
  readonly cohort?: number | undefined
  /**
   * Whether members of the cohort without a profile count as well.
   *
   * @default true
   */
  readonly includeAll?: boolean | undefined
  /** Only these properties of each profile, which makes an answer smaller and faster; all of them where nothing is said. */
  readonly output?: ReadonlyArray<string> | undefined
  /** The profiles of groups instead of people: the id of the group key. */
  readonly group?: string | undefined
  /** What people did, for `behavior("name")` in `where` to refer to: the service's own objects. Not together with `cohort`. */
  readonly behaviors?: ReadonlyArray<object> | undefined
  /**
   * The moment that `behaviors` are computed for: a `Date`, or a `Temporal.Instant` or `ZonedDateTime`.
   *
   * @default now, where there are `behaviors`
   */
  readonly asOf?: Date | Moment | undefined
}

/** How the pages are read. */
export interface PeopleOptions extends CallOptions {
  /**
   * How many pages are asked for at once, from 1 to 5; the profiles stay in order. Above 1 pages are asked for before
   * they are needed, which is faster, and wastes calls when the reader stops early.
   *
   * @default 1
   */
  readonly concurrency?: number | undefined
}

/** Questions about people. */
export interface PeopleQuestions {
  /**
   * The profiles that fit, lazily: nothing is asked before the first is wanted, and no page after the last that is.
   * Each page is a call of its own.
   */
  readonly list: (question?: PeopleQuestion, options?: PeopleOptions) => People
}
