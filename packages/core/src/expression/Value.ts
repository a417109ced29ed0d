/**
 * What an expression is computed from, what it may come to, and why it may come to nothing.
 */
import * as Data from "effect/Data"

/**
 * What an expression comes to: a text, a number, `true` or `false`, a moment, a list, `null`, or `undefined`.
 *
 * **Gotchas**
 *
 * The items of a list are the data as they came; an item that is no value, such as an object, counts as `undefined`.
 */
export type Value = string | number | boolean | null | undefined | Date | ReadonlyArray<Value>

/**
 * Names and values of one source, as plain data. What every object inherits is no data: `properties["constructor"]` is
 * `undefined` unless the source has that name itself.
 */
export type Fields = Readonly<Record<string, unknown>>

/** The data of one event or one profile. A source that is left out has no values. */
export interface Context {
  /** `properties["…"]`: the properties of the event, or of the profile where profiles are filtered. */
  readonly properties?: Fields | undefined
  /** `user["…"]`: the properties of the profile. */
  readonly user?: Fields | undefined
  /** `event["…"]`: what belongs to the event itself, such as `$time`. */
  readonly event?: Fields | undefined
  /** `behaviors["…"]`. */
  readonly behaviors?: Fields | undefined
  /** Values of bare names that no function binds, such as the `A` of a custom property. */
  readonly variables?: Fields | undefined
  /** The present for `TODAY()`, in milliseconds since 1970. */
  readonly now?: number | undefined
}

/**
 * An expression that has no value, not even `undefined`.
 *
 * **Details**
 *
 * `NotBoolean`: `and` or `or` met something that is neither true, false nor undefined. `UnknownFunction`: nothing is
 * known here about what a function computes. `TooDeep`: the tree was made by hand and is nested out of all proportion.
 */
export class EvaluationError extends Data.TaggedError("EvaluationError")<{
  readonly reason: "NotBoolean" | "UnknownFunction" | "TooDeep"
  readonly detail: string
}> {
  override get message(): string {
    return this.detail
  }
}
