/**
 * Writes a tree as text.
 */
import { decimalText } from "../internal/expression/decimal.ts"
import { levels, notLevel, primaryLevel, signLevel } from "../internal/expression/precedence.ts"
import { quote } from "../internal/expression/quote.ts"
import type { Expression, Literal } from "./Expression.ts"

/**
 * Writes a tree with the parentheses it needs and no others. `parse` reads the same tree back.
 *
 * **Details**
 *
 * Texts are escaped with `\"` and `\\` alone, numbers have no exponent, and one space stands around operators. A number
 * that is not finite is written `undefined`, which is what the language calls it.
 *
 * **Gotchas**
 *
 * Names of variables and functions are written as they are; they are words of the author, never of the data.
 *
 * **Example**
 *
 * ```ts
 * import { binary, literal, print, property } from "@tallymark/core/expression"
 *
 * const either = binary("or", property("trial"), binary("==", property("plan"), literal('"pro"')))
 * console.log(print(binary("and", either, literal(true))))
 * // (properties["trial"] or properties["plan"] == "\"pro\"") and true
 * ```
 */
export const print = (expression: Expression): string => {
  // A list of what is still to be written, last first, instead of recursion: a long chain is a deep tree.
  const rest: Array<string | Part> = [{ expression, level: 0 }]
  let text = ""
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next === "string") text += next
    else for (const piece of write(next).reverse()) rest.push(piece)
  }
  return text
}

/** A tree at a place where operators below a level need parentheses. */
interface Part {
  readonly expression: Expression
  readonly level: number
}

const write = ({ expression, level }: Part): Array<string | Part> => {
  const pieces = piecesOf(expression)
  return levelOf(expression) < level ? ["(", ...pieces, ")"] : pieces
}

const levelOf = (expression: Expression): number => {
  switch (expression._tag) {
    case "Binary":
      return levels[expression.operator]
    case "Unary":
      return expression.operator === "not" ? notLevel : signLevel
    case "Literal":
      return typeof expression.value === "number" && isNegative(expression.value) ? signLevel : primaryLevel
    default:
      return primaryLevel
  }
}

const isNegative = (value: number): boolean => value < 0 || Object.is(value, -0)

const piecesOf = (expression: Expression): Array<string | Part> => {
  switch (expression._tag) {
    case "Literal":
      return [literalText(expression.value)]
    case "List":
      return ["[", ...separated(expression.items), "]"]
    case "Property":
      return [`${expression.source}[${quote(expression.name)}]`]
    case "Variable":
      return [expression.name]
    case "Call":
      return [expression.name, "(", ...separated(expression.parameters), ")"]
    case "Unary":
      return expression.operator === "not"
        ? ["not ", { expression: expression.operand, level: notLevel }]
        : ["-", { expression: expression.operand, level: signLevel }]
    case "Binary": {
      const level = levels[expression.operator]
      const right = { expression: expression.right, level: level + 1 }
      return [{ expression: expression.left, level }, ` ${expression.operator} `, right]
    }
  }
}

const separated = (items: ReadonlyArray<Expression>): Array<string | Part> =>
  items.flatMap((expression, index) => (index === 0 ? [{ expression, level: 0 }] : [", ", { expression, level: 0 }]))

const literalText = (value: Literal["value"]): string => {
  if (typeof value === "string") return quote(value)
  if (typeof value !== "number") return String(value)
  if (!Number.isFinite(value)) return "undefined"
  return Object.is(value, -0) ? "-0" : decimalText(value)
}
