/**
 * How tightly operators bind. The published grammar does not say; this is the reading under which every expression
 * that is known to be accepted has the meaning it is documented with.
 */
import type { BinaryOperator } from "../../expression/Expression.ts"

/** The level of each operator with two operands; a higher level binds tighter. */
export const levels: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  "==": 4,
  "=": 4,
  "!=": 4,
  ">": 4,
  ">=": 4,
  "<": 4,
  "<=": 4,
  in: 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "%": 6
}

/** The level of `not`, which takes a whole comparison: `not "a" in x` is `not ("a" in x)`. */
export const notLevel = 3

/** The level of a minus sign, above every operator with two operands. */
export const signLevel = 7

/** The level of everything that needs no parentheses anywhere. */
export const primaryLevel = 8
