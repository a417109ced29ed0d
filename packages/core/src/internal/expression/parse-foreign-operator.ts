/**
 * Reads the operators of other languages that are words: `a not in b`, `a is null`, `a contains "x"`, `a eq b`.
 */
import { binary, call, type Expression, unary } from "../../expression/Expression.ts"
import type { Cursor } from "./Cursor.ts"
import type { Span } from "./Findings.ts"
import { levels } from "./precedence.ts"
import { isMark, type NameToken } from "./Token.ts"
import { foreignComparisons } from "./vocabulary.ts"

/** An operand that has been read, and what is needed to go on. */
interface Place {
  readonly cursor: Cursor
  readonly left: Expression
  readonly leftSpan: Span
}

/** Reads such an operator with its right side after an operand; `undefined` when the next token is none. */
export const readForeignOperator = (
  cursor: Cursor,
  left: Expression,
  start: number,
  level: number
): Expression | undefined => {
  const { token } = cursor
  if (level > levels["=="] || (token.kind !== "name" && !isMark(token, "not"))) return undefined
  const place: Place = { cursor, left, leftSpan: cursor.spanFrom(start) }
  if (token.kind !== "name") return isMark(cursor.peek(1), "in") ? readNotIn(place) : undefined
  const word = token.value.toLowerCase()
  if (word === "is") return readIs(place)
  if (containing.has(word)) return readContains(place, token)
  if (starting.has(word)) return readCallLike(place, token, "has_prefix")
  return foreignComparisons.has(word) ? readComparison(place, token) : undefined
}

const containing: ReadonlySet<string> = new Set(["contains", "includes", "like", "ilike", "matches", "has"])
const starting: ReadonlySet<string> = new Set(["startswith", "starts_with", "beginswith", "begins_with"])

const readNotIn = ({ cursor, left, leftSpan }: Place): Expression => {
  const notToken = cursor.token
  cursor.skip(2)
  const replaces = { start: leftSpan.start, end: cursor.end }
  cursor.findings.error(notToken, "not stands before the comparison", `not ${cursor.slice(leftSpan)} in`, replaces)
  return unary("not", binary("in", left, cursor.read(levels.in + 1)))
}

const nothing: ReadonlySet<string> = new Set(["null", "none", "nil", "undefined", "set", "defined", "empty"])

const readIs = ({ cursor, left, leftSpan }: Place): Expression => {
  const { token } = cursor
  cursor.skip()
  const isNegated = cursor.isAt("not")
  if (isNegated) cursor.skip()
  const word = String(cursor.token.value).toLowerCase()
  if (!nothing.has(word)) {
    const operator = isNegated ? "!=" : "=="
    cursor.findings.error(token, `write ${operator} instead of is`, operator, cursor.spanFrom(token.start))
    return binary(operator, left, cursor.read(levels["=="] + 1))
  }
  cursor.skip()
  const isPresence = (word === "set" || word === "defined") !== isNegated
  const isDefined = isPresence || (isNegated && word !== "set" && word !== "defined")
  const suggestion = `${isDefined ? "" : "not "}defined(${cursor.slice(leftSpan)})`
  const message = "whether there is a value is asked with defined()"
  cursor.findings.error(token, message, suggestion, cursor.spanFrom(leftSpan.start))
  return call("defined", [left])
}

const readContains = ({ cursor, left, leftSpan }: Place, token: NameToken): Expression => {
  cursor.skip()
  const { start } = cursor.token
  const right = cursor.read(levels.in + 1)
  const suggestion = `${cursor.slice(cursor.spanFrom(start))} in ${cursor.slice(leftSpan)}`
  const message = "what a text contains is asked with in, the part first"
  cursor.findings.error(token, message, suggestion, cursor.spanFrom(leftSpan.start))
  return binary("in", right, left)
}

const readCallLike = ({ cursor, left, leftSpan }: Place, token: NameToken, name: string): Expression => {
  cursor.skip()
  const { start } = cursor.token
  const right = cursor.read(levels.in + 1)
  const suggestion = `${name}(${cursor.slice(leftSpan)}, ${cursor.slice(cursor.spanFrom(start))})`
  const message = `how a text begins is asked with ${name}()`
  cursor.findings.error(token, message, suggestion, cursor.spanFrom(leftSpan.start))
  return call(name, [left, right])
}

const readComparison = ({ cursor, left }: Place, token: NameToken): Expression => {
  const operator = foreignComparisons.get(token.value.toLowerCase()) ?? "=="
  cursor.findings.error(token, `write ${operator} instead of ${token.value}`, operator)
  cursor.skip()
  return binary("==", left, cursor.read(levels["=="] + 1))
}
