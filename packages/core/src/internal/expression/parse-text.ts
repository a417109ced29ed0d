/**
 * Reads a whole text and reports everything that is wrong with it.
 */
import type { Expression } from "../../expression/Expression.ts"
import { Cursor } from "./Cursor.ts"
import { Findings } from "./Findings.ts"
import { reportMissingBetween } from "./parse-brackets.ts"
import { readLevel } from "./parse-expression.ts"
import { placeholder } from "./placeholder.ts"
import { levels } from "./precedence.ts"
import { isMark } from "./Token.ts"
import { tokenize } from "./tokenize.ts"

/** The most characters an expression may have. */
export const maximumLength = 1_000_000

/** What became of a text: a tree, which means nothing when the findings hold errors. */
export interface Reading {
  readonly expression: Expression
  readonly findings: Findings
}

/** Reads a text. Anything but a string, which only untyped callers can pass, is a finding as well. */
export const readText = (text: string): Reading => {
  const findings = new Findings(typeof text === "string" ? text : "")
  if (typeof text !== "string") findings.stop(0, "an expression is a string")
  else if (text.length > maximumLength) findings.stop(0, `an expression has at most ${maximumLength} characters`)
  return { expression: findings.hasErrors ? placeholder : readTokens(findings), findings }
}

const readTokens = (findings: Findings): Expression => {
  const cursor = new Cursor(findings, tokenize(findings), readLevel)
  if (cursor.isAtEnd) {
    if (!findings.hasErrors) findings.error({ start: 0, end: findings.text.length }, "the expression is empty")
    return placeholder
  }
  const expression = cursor.read()
  while (!cursor.isAtEnd) skipToNext(cursor)
  return expression
}

/** Reports what stands after a complete expression, and goes on behind it. */
const skipToNext = (cursor: Cursor): void => {
  const { token } = cursor
  if (isMark(token, ")") || isMark(token, "]")) {
    cursor.findings.error(token, `this ${token.value} closes nothing`, "")
    cursor.skip()
    if (Object.hasOwn(levels, cursor.token.value)) {
      cursor.skip()
      cursor.read()
    }
    return
  }
  if (!isMark(token, ",")) {
    reportMissingBetween(cursor, "one value")
    cursor.read()
    return
  }
  cursor.findings.error(token, "a comma stands in lists and between parameters only")
  cursor.skip()
  if (!cursor.isAtEnd) cursor.read()
}
