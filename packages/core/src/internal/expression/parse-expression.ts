/**
 * Reads operators and their operands, by precedence: `or`, `and`, `not`, comparisons, `+ -`, `* / %`, a sign.
 *
 * Chains of one level are read by a loop and group to the left; only brackets, calls, signs and `not` go deeper.
 */
import { type BinaryOperator, binary, type Expression, unary } from "../../expression/Expression.ts"
import type { Cursor, ReadLevel } from "./Cursor.ts"
import type { Span } from "./Findings.ts"
import { readForeignOperator } from "./parse-foreign-operator.ts"
import { readPrimary } from "./parse-primary.ts"
import { placeholder } from "./placeholder.ts"
import { levels, notLevel, signLevel } from "./precedence.ts"
import { reviewOperation } from "./review-operation.ts"
import type { MarkToken, Token } from "./Token.ts"

/** Reads an operand and the operators of a level and above that follow it. */
export const readLevel: ReadLevel = (cursor, level) => {
  const { start } = cursor.token
  let left = readOperand(cursor, level)
  // The right side of the last operator, if that was a comparison.
  let middle: Span | undefined
  for (;;) {
    const foreign = readForeignOperator(cursor, left, start, level)
    if (foreign !== undefined) {
      left = foreign
      continue
    }
    const { token } = cursor
    if (!isOperator(token) || levels[token.value] < level) return left
    const leftSpan = cursor.spanFrom(start)
    cursor.skip()
    const operator = ownOperator(cursor, token)
    if (levels[operator] !== levels["=="]) middle = undefined
    const rightStart = cursor.token.start
    const right = readLevel(cursor, levels[operator] + 1)
    const rightSpan = cursor.spanFrom(rightStart)
    reviewOperation(cursor, operator, { left, right, leftSpan, rightSpan, token, middle })
    left = binary(operator, left, right)
    middle = levels[operator] === levels["=="] ? rightSpan : undefined
  }
}

interface OperatorToken extends MarkToken {
  readonly value: BinaryOperator
}

const operatorMarks: ReadonlySet<string> = new Set(Object.keys(levels))

const isOperator = (token: Token): token is OperatorToken => token.kind === "mark" && operatorMarks.has(token.value)

/** `=` is known from the predicates of functions such as `any`; anywhere else it is a slip. */
const ownOperator = (cursor: Cursor, token: OperatorToken): BinaryOperator => {
  if (token.value !== "=" || cursor.bound.length > 0) return token.value
  cursor.findings.error(token, "two values are compared with ==", "==")
  return "=="
}

const readOperand = (cursor: Cursor, level: number): Expression => {
  const { token } = cursor
  if (token.kind !== "mark") return readPrimary(cursor)
  if (token.value === "not") return readNot(cursor, level)
  if (token.value === "-") return readPrefixed(cursor, () => unary("-", readOperand(cursor, signLevel)))
  if (token.value === "+" && !isOperatorBefore(cursor)) {
    cursor.findings.error(token, "a number has no plus sign", "")
    return readPrefixed(cursor, () => readOperand(cursor, signLevel))
  }
  return readPrimary(cursor)
}

/** `1 + + 2` misses a value rather than having a sign. */
const isOperatorBefore = ({ previous }: Cursor): boolean => previous?.value === "+" && previous.kind === "mark"

const readNot = (cursor: Cursor, level: number): Expression => {
  const { start } = cursor.token
  const expression = readPrefixed(cursor, () => unary("not", readLevel(cursor, Math.max(level, notLevel))))
  if (level > notLevel) {
    const span = cursor.spanFrom(start)
    cursor.findings.error(span, "not stands in parentheses after another operator", `(${cursor.slice(span)})`)
  }
  return expression
}

/** Steps over a prefix and reads what follows, one level deeper. */
const readPrefixed = (cursor: Cursor, readRest: () => Expression): Expression => {
  const isShallow = cursor.enter()
  if (isShallow) cursor.skip()
  const expression = isShallow ? readRest() : placeholder
  cursor.leave()
  return expression
}
