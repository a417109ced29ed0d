/**
 * `and` and `or`: from left to right, until the answer is known. An operand that is no boolean is an error.
 */
import { EvaluationError, type Value } from "../../expression/Value.ts"
import type { Thunk } from "./Scope.ts"

/** Computes a chain of one of the two operators. */
export const compileLogic = (operator: "and" | "or", operands: ReadonlyArray<Thunk>): Thunk => {
  const isDecided = operator === "or"
  const error = new EvaluationError({
    reason: "NotBoolean",
    detail: `${operator} met a value that is neither true, false nor undefined`
  })
  const isTrue = (value: Value): boolean => {
    if (value === true) return true
    if (value === false || value === undefined) return false
    throw error
  }
  const [first, second] = operands
  if (first !== undefined && second !== undefined && operands.length === 2) {
    return operator === "or"
      ? (context) => isTrue(first(context)) || isTrue(second(context))
      : (context) => isTrue(first(context)) && isTrue(second(context))
  }
  return (context) => {
    for (const operand of operands) if (isTrue(operand(context)) === isDecided) return isDecided
    return !isDecided
  }
}
