/**
 * The query of a KISSmetrics call, as `KISSmetrics.query_string` writes it.
 */
import { names, type QueryParts, writeQuery } from "./internal/kissmetrics/tracking-url.ts"
import { type Bound, bind, type Signature } from "./internal/python/call.ts"
import type { PyValue } from "./python/PyValue.ts"

/** The product's key. */
export const KEY_KEY = names.key
/** Who did it. */
export const PERSON_KEY = names.person
/** What was done. */
export const EVENT_NAME_KEY = names.event
/** When, in seconds. */
export const TIME_KEY = names.time
/** Whether the service heeds the time. */
export const TIME_FLAG_KEY = names.timeFlag
/** The other identity of an alias. */
export const ALIAS_KEY = names.alias

const signature: Signature = {
  name: "create_query",
  required: ["key", "person"],
  optional: { event: null, timestamp: null, identity: null, properties: null },
  isMethod: false,
  dict: "properties"
}

/** The optional parameters of {@link create_query}, by name. */
export type CreateQueryKeywords = {
  readonly event?: PyValue
  readonly timestamp?: PyValue
  readonly identity?: PyValue
  readonly properties?: PyValue
}

/**
 * Writes a query: key, person, time, event or identity, and the properties, where one of a name that is there already
 * replaces its value. A time, event or identity that is false in Python is left out.
 *
 * Throws what Python raises: `ValueError` and `OverflowError` for a time that is no number, `TypeError` for properties
 * that are none.
 *
 * **Example**
 *
 * ```ts
 * import { query_string } from "@tallymark/compat"
 *
 * console.log(query_string.create_query("key", "bob", "Signed Up", 1381849312.9, null, { trial: true }))
 * // _k=key&_p=bob&_d=1&_t=1381849312&_n=Signed+Up&trial=True
 * ```
 */
export function create_query(
  key: PyValue,
  person: PyValue,
  event?: PyValue,
  timestamp?: PyValue,
  identity?: PyValue,
  properties?: PyValue
): string
export function create_query(key: PyValue, person: PyValue, keywords: CreateQueryKeywords): string
export function create_query(...args: ReadonlyArray<PyValue>): string {
  return writeQuery(bind(signature, args) as Bound & QueryParts) // both names are required
}
