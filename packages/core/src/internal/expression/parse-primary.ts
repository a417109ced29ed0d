/**
 * Reads what stands between operators: values, names, calls, lists, parentheses. Says what is missing where nothing is.
 */
import { type Expression, literal, variable } from "../../expression/Expression.ts"
import type { Cursor } from "./Cursor.ts"
import { isPlainName } from "./characters.ts"
import { didYouMean } from "./did-you-mean.ts"
import { knownFunctions } from "./known-functions.ts"
import { readAccessor } from "./parse-accessor.ts"
import { readList, readParentheses } from "./parse-brackets.ts"
import { readCall, readCallWithoutParentheses } from "./parse-call.ts"
import { placeholder } from "./placeholder.ts"
import { levels } from "./precedence.ts"
import { quote, shortened } from "./quote.ts"
import { isMark, type NameToken, type Token } from "./Token.ts"
import { constants, foreignConstants, foreignSources, isSource } from "./vocabulary.ts"

/** Reads one operand without its sign. */
export const readPrimary = (cursor: Cursor): Expression => {
  const expression = readUnindexed(cursor)
  if (cursor.isAt(".") || cursor.isAt("[")) skipMembers(cursor)
  return expression
}

const readUnindexed = (cursor: Cursor): Expression => {
  const { token } = cursor
  if (token.kind === "number" || token.kind === "text") {
    cursor.skip()
    return literal(token.value)
  }
  if (token.kind === "name") return readName(cursor, token)
  if (isMark(token, "(")) return readParentheses(cursor)
  if (isMark(token, "[")) return readList(cursor)
  return reportMissing(cursor, token)
}

const readName = (cursor: Cursor, token: NameToken): Expression => {
  const word = token.value
  if (isSource(word)) return readAccessor(cursor, token, word)
  if (constants.has(word)) {
    cursor.skip()
    return literal(constants.get(word))
  }
  const next = cursor.peek(1)
  if (isMark(next, "(")) return readCall(cursor, token)
  if (isMark(next, "[") && !cursor.bound.includes(word)) {
    const meant = foreignSources.get(word.toLowerCase()) ?? didYouMean(word, ["properties", "user", "event"])
    if (meant !== undefined && isSource(meant)) {
      cursor.findings.error(token, `write ${meant} instead of ${shortened(word)}`, meant)
      return readAccessor(cursor, token, meant)
    }
  }
  if (knownFunctions.has(word) && startsOperand(next)) return readCallWithoutParentheses(cursor, token)
  cursor.skip()
  if (cursor.bound.includes(word)) return variable(word)
  reviewName(cursor, token)
  return variable(word)
}

const startsOperand = (token: Token): boolean => token.kind === "text" || token.kind === "name"

/** Says what a bare name should have been. Names are bound in `any(X, …)`; elsewhere only formulas have them. */
const reviewName = ({ findings }: Cursor, token: NameToken): void => {
  const word = token.value
  const constant = foreignConstants.get(word.toLowerCase())
  if (constant !== undefined) {
    findings.error(token, `the value is written ${constant}`, constant)
  } else if (knownFunctions.has(word)) {
    findings.error(token, `${word} is a function and needs parentheses`)
  } else {
    const suggestion = `properties[${quote(word)}]`
    const message = `${shortened(word)} is a bare name; a property is read as ${shortened(suggestion)}`
    if (isPlainName(word)) findings.warning(token, message, suggestion)
    else findings.error(token, message, suggestion)
  }
}

/** There are no members, indexes or methods: reports the first and steps over all of them. */
const skipMembers = (cursor: Cursor): void => {
  const { token } = cursor
  const { start } = token
  while (cursor.isAt(".") || cursor.isAt("[")) {
    if (cursor.isAt("[")) readList(cursor)
    else {
      cursor.skip()
      if (cursor.token.kind === "name") cursor.skip()
      if (cursor.isAt("(")) skipParameters(cursor)
    }
  }
  const message = isMark(token, ".")
    ? "a value has no members; functions take it in parentheses, as in lower(x)"
    : "a value cannot be indexed; only one name in brackets follows properties, user or event"
  cursor.findings.error(cursor.spanFrom(start), message)
}

const skipParameters = (cursor: Cursor): void => {
  if (isMark(cursor.peek(1), ")")) cursor.skip(2)
  else readParentheses(cursor)
}

const reportMissing = (cursor: Cursor, token: Token): Expression => {
  const { findings, previous } = cursor
  // A stray character before this has been reported and was probably meant as the value.
  if (findings.hasErrorWithin({ start: cursor.end, end: token.start })) return placeholder
  const isOperator = token.kind === "mark" && Object.hasOwn(levels, token.value)
  const follows = previous !== undefined && isOperatorToken(previous)
  if (isOperator && follows) {
    findings.error(token, `a value is missing between ${previous.value} and ${token.value}`)
  } else if (isOperator) {
    findings.error(token, `${token.value} has nothing before it`)
  } else if (follows) {
    findings.error(previous, `${previous.value} has nothing after it`)
  } else {
    findings.error(token, "a value is missing here")
  }
  // Nothing else steps over points.
  while (cursor.isAt(".")) cursor.skip(cursor.peek(1).kind === "name" ? 2 : 1)
  return placeholder
}

const isOperatorToken = (token: Token): boolean =>
  token.kind === "mark" && (token.value === "not" || Object.hasOwn(levels, token.value))
