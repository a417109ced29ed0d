/**
 * What `parse` and `check` say about a text: where, what is wrong, and what to write instead.
 */

/** One mistake, or one thing worth a second look, in the text of an expression. */
export interface ExpressionIssue {
  /** An `error` cannot be read; a `warning` can be sent, but may not mean what its author thinks. */
  readonly severity: "error" | "warning"
  /** What is wrong and what to do, in plain words. */
  readonly message: string
  /** Where it starts, as an index into the text. */
  readonly offset: number
  /** The line it is on, counted from 1. */
  readonly line: number
  /** The character of that line, counted from 1. */
  readonly column: number
  /** The line, or the part of it around the place, and under it a caret. */
  readonly excerpt: string
  /** What to write instead; absent where only the author can know. An empty text means to leave something out. */
  readonly suggestion?: string
  /** The part of the text that the suggestion takes the place of; there is one whenever there is a suggestion. */
  readonly replaces?: { readonly start: number; readonly end: number }
}

/**
 * Writes an issue for a terminal or a log: place and message, the line with its caret, and the suggestion.
 *
 * **Example**
 *
 * ```ts
 * import { check, formatIssue } from "@tallymark/core/expression"
 *
 * for (const issue of check('properties[plan] == "pro"')) console.log(formatIssue(issue))
 * // 1:12 error: a property's name is written in double quotes
 * //   properties[plan] == "pro"
 * //              ^
 * //   write: properties["plan"]
 * ```
 */
export const formatIssue = (issue: ExpressionIssue): string =>
  [
    `${issue.line}:${issue.column} ${issue.severity}: ${issue.message}`,
    ...issue.excerpt.split("\n").map(indented),
    ...(issue.suggestion === undefined ? [] : [indented(remedy(issue.suggestion))])
  ].join("\n")

const indented = (line: string): string => `  ${line}`

const remedy = (suggestion: string): string => (suggestion === "" ? "leave it out" : `write: ${suggestion}`)
