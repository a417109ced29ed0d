/**
 * Comparisons with what is written in the expression, which are most of what a filter does: `x == "a"`, `x in ["a", "b"]`.
 *
 * They mean what the operators mean; the change of case is done once instead of once for every event.
 */
import type { Binary, Expression } from "../../expression/Expression.ts"
import type { Value } from "../../expression/Value.ts"
import type { Thunk } from "./Scope.ts"
import { isEqual } from "./values.ts"

/** Compiles `left operator constant`; `undefined` when the right side is no constant or the operator another one. */
export const compileWithConstant = ({ operator, right }: Binary, left: Thunk): Thunk | undefined => {
  if (operator === "in") return right._tag === "List" ? compileMembership(left, right.items) : undefined
  if (right._tag !== "Literal" || typeof right.value !== "string") return undefined
  if (operator === "!=") return compileEquality(left, right.value, false)
  return operator === "==" || operator === "=" ? compileEquality(left, right.value, true) : undefined
}

const compileEquality = (left: Thunk, text: string, whenEqual: boolean): Thunk => {
  const { length } = text
  const folded = text.toLowerCase()
  return (context) => {
    const value = left(context)
    if (value === text) return whenEqual
    if (typeof value !== "string") return isEqual(value, text) === whenEqual
    return (value.length === length && value.toLowerCase() === folded) === whenEqual
  }
}

/** Looks a value up among literals; a list with anything else in it is compared item by item. */
const compileMembership = (left: Thunk, items: ReadonlyArray<Expression>): Thunk | undefined => {
  const values: Array<Value> = []
  for (const item of items) {
    if (item._tag !== "Literal") return undefined
    values.push(item.value)
  }
  const exact = new Set(values)
  const folded = new Map<string, Array<number>>()
  for (const item of exact) {
    if (typeof item !== "string") continue
    const lengths = folded.get(item.toLowerCase())
    if (lengths === undefined) folded.set(item.toLowerCase(), [item.length])
    else if (!lengths.includes(item.length)) lengths.push(item.length)
  }
  return (context) => {
    const value = left(context)
    if (exact.has(value)) return true
    // Texts that differ in case only are equal when they have the same length.
    if (typeof value === "string") return folded.get(value.toLowerCase())?.includes(value.length) === true
    return value instanceof Date && values.some((item) => isEqual(value, item))
  }
}
