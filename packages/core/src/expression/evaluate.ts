/**
 * Computes expressions over events and profiles, as far as their meaning is documented.
 */
import * as Result from "effect/Result"
import { compileNode } from "../internal/expression/compile-node.ts"
import type { Expression } from "./Expression.ts"
import { type Context, EvaluationError, type Value } from "./Value.ts"

/** A compiled expression: from the data of one event to a value, or to the reason why there is none. */
export type Compiled = (context: Context) => Value | EvaluationError

/**
 * Turns a tree into a function that computes it, for use on many events.
 *
 * **Details**
 *
 * A `where` selects an event when its value is `true`; `undefined` and everything else does not select it. The function
 * does not throw, allocates nothing for the operators, and is made of closures, so it runs where code cannot be
 * generated.
 *
 * **Example**
 *
 * ```ts
 * import { compile, parse } from "@tallymark/core/expression"
 * import * as Result from "effect/Result"
 *
 * const isWanted = compile(Result.getOrThrow(parse('properties["plan"] == "pro" and number(properties["seats"]) > 5')))
 * const events = [{ plan: "pro", seats: "12" }, { plan: "pro" }, { plan: "free", seats: "20" }]
 * console.log(events.filter((properties) => isWanted({ properties }) === true))
 * // [{ plan: "pro", seats: "12" }]
 * ```
 */
export const compile = (expression: Expression): Compiled => {
  const run = compileNode(expression)
  return (context) => {
    // The errors are made when the tree is compiled and thrown from inside it, which keeps every operator to values.
    try {
      return run(context)
    } catch (error) {
      if (error instanceof EvaluationError) return error
      throw error
    }
  }
}

/**
 * Computes a tree once.
 *
 * **Example**
 *
 * ```ts
 * import { evaluate, parse } from "@tallymark/core/expression"
 * import * as Result from "effect/Result"
 *
 * const expression = Result.getOrThrow(parse('upper(user["name"]) + "!"'))
 * console.log(evaluate(expression, { user: { name: "Bob" } }).pipe(Result.getOrThrow))
 * // BOB!
 * ```
 */
export const evaluate = (expression: Expression, context: Context): Result.Result<Value, EvaluationError> => {
  const outcome = compile(expression)(context)
  return outcome instanceof EvaluationError ? Result.fail(outcome) : Result.succeed(outcome)
}
