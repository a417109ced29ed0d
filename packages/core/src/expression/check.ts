/**
 * Says what is wrong with the text of an expression before a service has to.
 */
import { readText } from "../internal/expression/parse-text.ts"
import type { ExpressionIssue } from "./ExpressionIssue.ts"

/**
 * Lists the mistakes of a text in their order, and how to repair them; an empty list when there is nothing to say.
 *
 * **Details**
 *
 * Reading goes on after a mistake, so several are reported at once, at most 25 errors and as many
 * warnings: unknown functions, bare names, comparisons that cannot be true. Never throws.
 *
 * **Example**
 *
 * ```ts
 * import { check, formatIssue } from "@tallymark/core/expression"
 *
 * const issues = check(`properties.plan == 'pro' && defned(user["$email"])`)
 * for (const issue of issues) console.log(formatIssue(issue))
 * // 1:11 error: a property's name stands in brackets, not after a point
 * //   properties.plan == 'pro' && defned(user["$email"])
 * //             ^
 * //   write: properties["plan"]
 * // …
 * ```
 */
export const check = (text: string): ReadonlyArray<ExpressionIssue> => readText(text).findings.toIssues()
