/**
 * Reads the text of an expression.
 */
import * as Result from "effect/Result"
import { readText } from "../internal/expression/parse-text.ts"
import type { Expression } from "./Expression.ts"
import type { ExpressionIssue } from "./ExpressionIssue.ts"

/**
 * Reads a text into a tree, or lists everything that is wrong with it.
 *
 * **Details**
 *
 * Never throws. A text of more than 1,000,000 characters or 200 levels of nesting is an issue, not an overflow.
 * Warnings do not make it fail; `check` lists them.
 *
 * **Example**
 *
 * ```ts
 * import { parse } from "@tallymark/core/expression"
 * import * as Result from "effect/Result"
 *
 * console.log(Result.getOrThrow(parse('not properties["seats"] > 5')))
 * // { _tag: "Unary", operator: "not", operand: { _tag: "Binary", operator: ">", left: … , right: … } }
 * ```
 */
export const parse = (text: string): Result.Result<Expression, ReadonlyArray<ExpressionIssue>> => {
  const { expression, findings } = readText(text)
  return findings.hasErrors ? Result.fail(findings.toIssues()) : Result.succeed(expression)
}
