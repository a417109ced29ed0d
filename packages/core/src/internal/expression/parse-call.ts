/**
 * Reads calls of functions. A function that nobody has reported may exist all the same, so it is only warned about.
 */
import { call, type Expression, variable } from "../../expression/Expression.ts"
import type { Cursor } from "./Cursor.ts"
import { didYouMean } from "./did-you-mean.ts"
import { type KnownFunction, knownFunctions } from "./known-functions.ts"
import { readItems } from "./parse-brackets.ts"
import { signLevel } from "./precedence.ts"
import { shortened } from "./quote.ts"
import { reviewDatetime } from "./review-datetime.ts"
import { isMark, type NameToken, type Token } from "./Token.ts"

/** Reads a call whose name is the next token and whose parenthesis follows it. */
export const readCall = (cursor: Cursor, token: NameToken): Expression => {
  const known = knownFunctions.get(token.value)
  if (known === undefined) reviewUnknown(cursor, token)
  cursor.skip()
  if (!cursor.enter()) return call(token.value, [])
  const first = cursor.peek(1)
  const depth = cursor.bound.length
  const name = known?.binds === true ? nameToBind(cursor.peek(1), cursor.peek(2)) : undefined
  const parameters = readItems(cursor, "(", (index) => readParameter(cursor, name, index), "values")
  cursor.bound.length = depth
  cursor.leave()
  if (known !== undefined) reviewCall(cursor, token, known, parameters)
  if (token.value === "datetime") reviewDatetime(cursor, first, parameters[0])
  return call(token.value, parameters)
}

/** Reads the only parameter of a call that has no parentheses: `defined properties["plan"]`. */
export const readCallWithoutParentheses = (cursor: Cursor, token: NameToken): Expression => {
  cursor.skip()
  const { start } = cursor.token
  if (!cursor.enter()) return call(token.value, [])
  const parameter = cursor.read(signLevel)
  cursor.leave()
  const suggestion = `${token.value}(${cursor.slice(cursor.spanFrom(start))})`
  const message = `${token.value} is a function and needs parentheses`
  cursor.findings.error(token, message, suggestion, cursor.spanFrom(token.start))
  return call(token.value, [parameter])
}

/** The first parameter of `any(X, list, X == 1)`, when it is a name. */
const nameToBind = (first: Token, next: Token): string | undefined =>
  first.kind === "name" && isMark(next, ",") ? first.value : undefined

/** The first parameter is a name, which the third one may use. */
const readParameter = (cursor: Cursor, name: string | undefined, index: number): Expression => {
  if (name !== undefined && index === 0) {
    cursor.skip()
    return variable(name)
  }
  if (name !== undefined && index === 2) cursor.bound.push(name)
  return cursor.read()
}

const reviewUnknown = (cursor: Cursor, token: NameToken): void => {
  const meant = didYouMean(token.value, knownFunctions.keys())
  const question = meant === undefined ? "" : `; did you mean ${meant}?`
  cursor.findings.warning(token, `${shortened(token.value)} is not a known function${question}`, meant)
}

const reviewCall = (
  { findings }: Cursor,
  token: NameToken,
  { least, most, seenIn, binds }: KnownFunction,
  parameters: ReadonlyArray<Expression>
): void => {
  const name = token.value
  if (parameters.length < least || parameters.length > most) {
    findings.warning(token, `${name} takes ${countOf(least, most)}, not ${parameters.length}`)
  } else if (binds && parameters[0]?._tag !== "Variable") {
    findings.warning(token, `the first parameter of ${name} is a name for the values, as in ${name}(X, list, X == 1)`)
  } else if (seenIn === "formula") {
    findings.warning(token, `${name} is known from custom properties; where and on may not understand it`)
  }
}

const countOf = (least: number, most: number): string => {
  if (most === Number.POSITIVE_INFINITY) return `${least} parameters or more`
  if (most !== least) return `${least} to ${most} parameters`
  return least === 1 ? "1 parameter" : `${least} parameters`
}
