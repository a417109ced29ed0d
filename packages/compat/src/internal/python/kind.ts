/**
 * Tells which Python type a JavaScript value stands for. Everything that depends on a value's type switches on this.
 */
import { PyBytes } from "../../python/PyBytes.ts"
import { PyDate } from "../../python/PyDate.ts"
import { PyDateTime } from "../../python/PyDateTime.ts"
import { PyDecimal } from "../../python/PyDecimal.ts"
import { PyFloat } from "../../python/PyFloat.ts"
import { PyInt } from "../../python/PyInt.ts"
import { PyTuple } from "../../python/PyTuple.ts"
import type { PyValue } from "../../python/PyValue.ts"

/** The pairs of a dict, in its order. */
export type Entries = ReadonlyArray<readonly [PyValue, PyValue]>

/** A value by its Python type, under the name Python's messages use. */
export type Kind =
  | { readonly type: "NoneType" }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "int"; readonly value: bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "str"; readonly value: string }
  | { readonly type: "bytes"; readonly value: Uint8Array }
  | { readonly type: "list" | "tuple" | "set"; readonly items: ReadonlyArray<PyValue> }
  | { readonly type: "dict"; readonly entries: Entries }
  | { readonly type: "decimal.Decimal"; readonly value: PyDecimal }
  | { readonly type: "datetime.date"; readonly value: PyDate }
  | { readonly type: "datetime.datetime"; readonly value: PyDateTime }

/** An object of names and values, and not an instance of some class. */
export const isPlainObject = (value: unknown): value is Readonly<Record<string, PyValue>> => {
  if (typeof value !== "object" || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // The second case is an object literal of another realm, such as a test runner's.
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}

/** Tells the Python type. Throws a `TypeError` for a value that has none, such as a function or a class of your own. */
export const kindOf = (value: PyValue): Kind => {
  switch (typeof value) {
    case "undefined":
      return { type: "NoneType" }
    case "boolean":
      return { type: "bool", value }
    case "number":
      return Number.isInteger(value) ? { type: "int", value: BigInt(value) } : { type: "float", value }
    case "bigint":
      return { type: "int", value }
    case "string":
      return { type: "str", value }
    default:
      return value === null ? { type: "NoneType" } : objectKind(value)
  }
}

const objectKind = (value: object): Kind => {
  if (Array.isArray(value)) return { type: "list", items: value }
  if (value instanceof Map) return { type: "dict", entries: Array.from(value) }
  if (value instanceof Set) return { type: "set", items: Array.from(value) }
  if (value instanceof Uint8Array) return { type: "bytes", value }
  if (value instanceof Date) return { type: "datetime.datetime", value: PyDateTime(value) }
  if (value instanceof PyFloat) return { type: "float", value: value.value }
  if (value instanceof PyInt) return { type: "int", value: value.value }
  if (value instanceof PyTuple) return { type: "tuple", items: value.items }
  if (value instanceof PyBytes) return { type: "bytes", value: value.bytes }
  if (value instanceof PyDecimal) return { type: "decimal.Decimal", value }
  if (value instanceof PyDate) return { type: "datetime.date", value }
  if (value instanceof PyDateTime) return { type: "datetime.datetime", value }
  if (isPlainObject(value)) return { type: "dict", entries: Object.entries(value) }
  throw new TypeError("the value stands for no Python value; give text, numbers, dates, arrays, plain objects or maps")
}

/** The name Python's messages give a value's type. */
export const typeName = (value: PyValue): string => kindOf(value).type
