/**
 * What each operator computes. `and` and `or` decide from their left side alone when they can and are not here.
 */
import type { ArithmeticOperator, BinaryOperator, ComparisonOperator } from "../../expression/Expression.ts"
import type { Value } from "../../expression/Value.ts"
import { instantOf, isEqual, isList, toValue } from "./values.ts"

/** An operator with two operands. */
export type Apply = (left: Value, right: Value) => Value

const arithmetic =
  (calculate: (left: number, right: number) => number): Apply =>
  (left, right) =>
    typeof left === "number" && typeof right === "number" ? finite(calculate(left, right)) : undefined

/** Division by zero has no value, and neither has anything too large. */
const finite = (value: number): Value => (Number.isFinite(value) ? value : undefined)

const addNumbers = arithmetic((left, right) => left + right)

const add: Apply = (left, right) =>
  typeof left === "string" && typeof right === "string" ? left + right : addNumbers(left, right)

const order =
  (isInOrder: (left: number, right: number) => boolean): Apply =>
  (left, right) =>
    typeof left === "number" && typeof right === "number"
      ? isInOrder(left, right)
      : orderMoments(left, right, isInOrder)

/** A moment compares with a moment in any form; nothing else has an order. */
const orderMoments = (left: Value, right: Value, isInOrder: (left: number, right: number) => boolean): Value => {
  if (!(left instanceof Date) && !(right instanceof Date)) return undefined
  const [one, other] = [instantOf(left), instantOf(right)]
  return one === undefined || other === undefined ? undefined : isInOrder(one, other)
}

const contains: Apply = (part, whole) => {
  if (typeof whole === "string") {
    return typeof part === "string"
      ? whole.includes(part) || whole.toLowerCase().includes(part.toLowerCase())
      : undefined
  }
  return isList(whole) ? whole.some((item) => isEqual(part, toValue(item))) : undefined
}

const equals: Apply = (left, right) => isEqual(left, right)

const comparisons: Readonly<Record<ComparisonOperator, Apply>> = {
  "==": equals,
  "=": equals,
  "!=": (left, right) => !isEqual(left, right),
  ">": order((left, right) => left > right),
  ">=": order((left, right) => left >= right),
  "<": order((left, right) => left < right),
  "<=": order((left, right) => left <= right),
  in: contains
}

const calculations: Readonly<Record<ArithmeticOperator, Apply>> = {
  "+": add,
  "-": arithmetic((left, right) => left - right),
  "*": arithmetic((left, right) => left * right),
  "/": arithmetic((left, right) => left / right),
  "%": arithmetic((left, right) => left % right)
}

/** Every operator with two operands whose both sides are always computed. */
export const operators: Readonly<Record<Exclude<BinaryOperator, "and" | "or">, Apply>> = {
  ...comparisons,
  ...calculations
}

/** `-x`. */
export const negate = (value: Value): Value => (typeof value === "number" ? -value : undefined)

/** `not x`. */
export const invert = (value: Value): Value =>
  typeof value === "boolean" ? !value : value === undefined ? true : undefined
