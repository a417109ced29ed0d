/**
 * Looks twice at operations that can be read and are probably not what their author means.
 */
import type { BinaryOperator, Expression } from "../../expression/Expression.ts"
import type { Cursor } from "./Cursor.ts"
import { epochMillis } from "./dates.ts"
import { parseDecimal } from "./decimal.ts"
import type { Span } from "./Findings.ts"
import { placeholder } from "./placeholder.ts"
import { quote } from "./quote.ts"
import type { Token } from "./Token.ts"

/** An operation with the places of its parts. */
export interface Operation {
  readonly left: Expression
  readonly right: Expression
  readonly leftSpan: Span
  readonly rightSpan: Span
  /** The operator. */
  readonly token: Token
  /** The right side of the left side, when that is a comparison without parentheses. */
  readonly middle: Span | undefined
}

/** Warns about an operation whose value is not what it looks like. */
export const reviewOperation = (cursor: Cursor, operator: BinaryOperator, operation: Operation): void => {
  if (operation.left === placeholder || operation.right === placeholder) return
  if (operation.middle !== undefined) reviewChain(cursor, operation, operation.middle)
  const review = reviews[operator]
  if (review !== undefined) review(cursor, operation)
}

type Review = (cursor: Cursor, operation: Operation) => void

/** `1 < x < 5` compares the truth of `1 < x` with 5. */
const reviewChain = (cursor: Cursor, { leftSpan, rightSpan, token }: Operation, middle: Span): void => {
  const again = cursor.slice({ start: middle.start, end: rightSpan.end })
  const suggestion = `${cursor.slice(leftSpan)} and ${again}`
  const message = "comparisons do not chain; this compares true or false with a value"
  cursor.findings.warning(token, message, suggestion, { start: leftSpan.start, end: rightSpan.end })
}

/** `or "b"` after `x == "a"`: both sides must be true or false. */
const reviewTruth: Review = (cursor, { left, right, leftSpan, rightSpan, token }) => {
  if (isNoTruth(left)) cursor.findings.warning(leftSpan, truthMessage(token))
  if (!isNoTruth(right)) return
  const compared = lastComparison(left)
  const suggestion =
    compared === undefined ? undefined : `${compared.left} ${compared.operator} ${cursor.slice(rightSpan)}`
  cursor.findings.warning(rightSpan, truthMessage(token), suggestion)
}

const truthMessage = (token: Token): string => `${token.value} needs true or false on both sides, and this is neither`

const isNoTruth = (expression: Expression): boolean =>
  expression._tag === "List" ||
  (expression._tag === "Literal" && (typeof expression.value === "string" || typeof expression.value === "number"))

/** The comparison that stands directly before an operator, when it compares a property with a value. */
const lastComparison = (expression: Expression): { left: string; operator: string } | undefined => {
  if (expression._tag !== "Binary") return undefined
  const { operator, left, right } = expression
  if (operator === "and" || operator === "or") return lastComparison(right)
  return (operator === "==" || operator === "!=") && left._tag === "Property"
    ? { left: `${left.source}[${quote(left.name)}]`, operator }
    : undefined
}

/** A text has no order; a date or a number in quotes was meant to have one. */
const reviewOrder: Review = ({ findings }, { left, right, leftSpan, rightSpan }) => {
  reviewOrdered(findings, left, leftSpan)
  reviewOrdered(findings, right, rightSpan)
}

const reviewOrdered = (findings: Cursor["findings"], expression: Expression, span: Span): void => {
  if (expression._tag !== "Literal" || typeof expression.value !== "string") return
  const number = parseDecimal(expression.value)
  const message = "a text is neither greater nor smaller than anything, so this is undefined"
  if (number !== undefined) findings.warning(span, message, expression.value.trim())
  else if (epochMillis(expression.value) === undefined) findings.warning(span, message)
  else findings.warning(span, message, `datetime(${quote(expression.value)})`)
}

/** `x == null`: what a missing value equals is not documented. */
const reviewEquality: Review = (cursor, { right, leftSpan, rightSpan, token }) => {
  if (right._tag !== "Literal" || (right.value !== null && right.value !== undefined)) return
  const not = token.value === "!=" ? "" : "not "
  const message = `what ${token.value} says of a missing value is not documented; ask with defined()`
  const replaces = { start: leftSpan.start, end: rightSpan.end }
  cursor.findings.warning(token, message, `${not}defined(${cursor.slice(leftSpan)})`, replaces)
}

/** `properties["email"] in "gmail"`: the part comes first. */
const reviewMembership: Review = (cursor, { left, right, leftSpan, rightSpan, token }) => {
  if (left._tag !== "Property" || right._tag !== "Literal" || typeof right.value !== "string") return
  const suggestion = `${cursor.slice(rightSpan)} in ${cursor.slice(leftSpan)}`
  const message = "this asks whether the property is a part of the text; the part comes first"
  cursor.findings.warning(token, message, suggestion, { start: leftSpan.start, end: rightSpan.end })
}

const reviews: Readonly<Partial<Record<BinaryOperator, Review>>> = {
  and: reviewTruth,
  or: reviewTruth,
  ">": reviewOrder,
  ">=": reviewOrder,
  "<": reviewOrder,
  "<=": reviewOrder,
  "==": reviewEquality,
  "!=": reviewEquality,
  in: reviewMembership
}
