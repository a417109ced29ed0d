/**
 * Data as values, the casts between their types, and when two are equal.
 */
import type { Fields, Value } from "../../expression/Value.ts"
import { epochMillis, millisOf } from "./dates.ts"
import { decimalText, parseDecimal } from "./decimal.ts"

/** Reads a property of its own from a source, if there is one. */
export const readField = (fields: Fields | undefined, name: string): Value =>
  fields !== undefined && fields !== null && Object.hasOwn(fields, name) ? toValue(fields[name]) : undefined

/** What a piece of data is to an expression. Objects, functions and numbers that are not finite are `undefined`. */
export const toValue = (raw: unknown): Value => {
  if (typeof raw === "string" || typeof raw === "boolean" || raw === null) return raw
  if (typeof raw === "number") return Number.isFinite(raw) ? raw : undefined
  if (typeof raw !== "object") return undefined
  if (Array.isArray(raw)) return raw
  return raw instanceof Date && Number.isFinite(raw.getTime()) ? raw : undefined
}

/** Whether a value is a list. */
export const isList = (value: Value): value is ReadonlyArray<Value> => Array.isArray(value)

/** `string(x)`. */
export const toText = (value: Value): Value => {
  if (value === null || typeof value === "string") return value
  if (typeof value === "number") return decimalText(value)
  if (typeof value === "boolean") return String(value)
  return value instanceof Date ? value.toISOString().slice(0, 19) : undefined
}

/** `number(x)`. */
export const toNumber = (value: Value): Value => {
  if (typeof value === "number") return value
  if (typeof value === "string") return parseDecimal(value)
  if (typeof value === "boolean") return value ? 1 : 0
  return value instanceof Date ? value.getTime() : undefined
}

/** `boolean(x)`. */
export const toBoolean = (value: Value): Value => {
  if (typeof value === "string") return value !== "" && value !== "false"
  if (typeof value === "number") return value !== 0
  return typeof value === "boolean" ? value : value !== null && value !== undefined
}

/** `datetime(x)` of event data. */
export const toDate = (value: Value): Value => dateAt(instantOf(value))

/** `datetime(x)` of what is written into the expression. The service's own pages write milliseconds. */
export const toWrittenDate = (value: Value): Value => dateAt(typeof value === "number" ? value : instantOf(value))

const dateAt = (millis: number | undefined): Date | undefined => {
  if (millis === undefined) return undefined
  const date = new Date(millis)
  return Number.isFinite(date.getTime()) ? date : undefined
}

/** The milliseconds since 1970 of a moment, in whichever form event data has it. */
export const instantOf = (value: Value): number | undefined => {
  if (value instanceof Date) return value.getTime()
  if (typeof value === "number") return millisOf(value)
  return typeof value === "string" ? epochMillis(value) : undefined
}

/** `==`. Upper and lower case are the same; a moment equals any form of the same moment. */
export const isEqual = (left: Value, right: Value): boolean => {
  if (left === right) return true
  if (typeof left === "string" && typeof right === "string") return isSameText(left, right)
  if (left instanceof Date || right instanceof Date) return instantOf(left) === instantOf(right)
  return isList(left) && isList(right) && isSameList(left, right)
}

/** Texts of different length are different, which spares most of them the change of case. */
const isSameText = (left: string, right: string): boolean =>
  left.length === right.length && left.toLowerCase() === right.toLowerCase()

/** Lists inside lists are not compared: no report has them, and data can nest them without end. */
const isSameList = (left: ReadonlyArray<Value>, right: ReadonlyArray<Value>): boolean =>
  left.length === right.length &&
  left.every((item, index) => {
    const [one, other] = [toValue(item), toValue(right[index])]
    return !isList(one) && !isList(other) && isEqual(one, other)
  })
