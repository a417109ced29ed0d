/**
 * What stands for a Python value. `null` and `undefined` are `None`; an integer is an int, any other number a float; a
 * `bigint` an int; a `Date` a naive datetime in UTC; an array a list; a plain object or a `Map` a dict; a `Set` a set;
 * a `Uint8Array` bytes. The `Py…` classes mark what JavaScript cannot tell apart.
 */
import type { PyBytes } from "./PyBytes.ts"
import type { PyDate } from "./PyDate.ts"
import type { PyDateTime } from "./PyDateTime.ts"
import type { PyDecimal } from "./PyDecimal.ts"
import type { PyFloat } from "./PyFloat.ts"
import type { PyInt } from "./PyInt.ts"

/** A dict: a plain object, or a `Map` where keys are no strings or look like integers, whose place objects change. */
export type PyDict = { readonly [name: string]: PyValue } | ReadonlyMap<PyValue, PyValue>

/** A tuple, as `PyTuple` makes them. */
export interface Tuple {
  readonly items: ReadonlyArray<PyValue>
}

/** Any value the old clients could be given. */
export type PyValue =
  | null
  | undefined
  | boolean
  | number
  | bigint
  | string
  | Date
  | Uint8Array
  | ReadonlyArray<PyValue>
  | ReadonlySet<PyValue>
  | PyDict
  | PyBytes
  | PyDate
  | PyDateTime
  | PyDecimal
  | PyFloat
  | PyInt
  | Tuple
