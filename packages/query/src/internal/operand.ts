/**
 * Turns what a value is compared with into a tree, and refuses what no expression can hold.
 */
import { ApiError, InvalidInput } from "@tallymark/core"
import { call, literal, type Expression as Tree } from "@tallymark/core/expression"
import { Expression } from "../Expression.ts"

/** The tree of a value, or of what stands for one. Throws an {@link ApiError} for what no expression can hold. */
export const treeOf = (operand: unknown): Tree => {
  if (operand instanceof Expression) return operand.tree
  if (operand instanceof Date) return call("datetime", [literal(finite(operand.getTime(), "a date that exists"))])
  if (typeof operand === "string") return literal(wellFormed(operand))
  if (typeof operand === "number") return literal(finite(operand, "a finite number"))
  if (typeof operand === "boolean" || operand === null) return literal(operand)
  throw refused("an operand must be a text, a number, true, false, null, a Date or another value")
}

const finite = (value: number, what: string): number => {
  if (!Number.isFinite(value)) throw refused(`an operand must be ${what}`)
  return value
}

/** A text that can be sent. Throws an {@link ApiError} for any other. */
export const wellFormed = (text: string): string => {
  if (typeof text !== "string" || !text.isWellFormed()) {
    throw refused("a name or text must be well-formed Unicode, and holds half of a surrogate pair")
  }
  return text
}

const refused = (message: string): ApiError =>
  new ApiError({ operation: "expression", reason: new InvalidInput({ issues: [{ path: "", message }] }) })
