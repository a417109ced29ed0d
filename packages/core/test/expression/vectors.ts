/**
 * The conformance data, and its notation for trees and results turned into ours.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import {
  type BinaryOperator,
  binary,
  call,
  type Expression,
  list,
  literal,
  property,
  type Source,
  unary,
  type Value,
  variable
} from "../../src/expression.ts"

type Tree =
  | number
  | Operation
  | { readonly str: string }
  | { readonly const: "true" | "false" }
  | { readonly var: string }
  | { readonly prop: Source; readonly name: string }
  | { readonly call: string; readonly args: ReadonlyArray<Tree> }

/** An operator and its operands, as an array. */
interface Operation extends ReadonlyArray<string | Tree> {
  readonly 0: string
}

interface Vectors {
  readonly samples: ReadonlyArray<{ readonly expr: string; readonly tier: string; readonly ast: Tree }>
  readonly semantics: ReadonlyArray<{ readonly expr: string; readonly result: unknown; readonly clause: string }>
}

const file = join(import.meta.dirname, "../vectors/expressions.json")

const vectors: Vectors = JSON.parse(readFileSync(file, "utf8"))

/** Expressions that are known to be accepted. */
export const samples = vectors.samples.map(({ expr, tier, ast }) => ({ text: expr, tier, tree: toExpression(ast) }))

/** What expressions are documented to come to; `"error"` in place of a value where they have none. */
export const semantics = vectors.semantics.map(({ expr, result, clause }) => ({
  text: expr.replaceAll(/<(null|undefined)>/g, "$1"),
  clause,
  outcome: toOutcome(result)
}))

function toOutcome(result: unknown): { readonly value: Value } | "error" {
  if (typeof result !== "object" || result === null) return { value: result as Value } // JSON holds nothing else
  return "$error" in result ? "error" : { value: undefined }
}

function toExpression(tree: Tree): Expression {
  if (typeof tree === "number") return literal(tree)
  if ("str" in tree) return literal(tree.str)
  if ("const" in tree) return literal(tree.const === "true")
  if ("var" in tree) return variable(tree.var)
  if ("prop" in tree) return property(tree.name, tree.prop)
  if ("call" in tree) return call(tree.call, tree.args.map(toExpression))
  const operator = tree[0]
  const operands = tree.slice(1).map((operand) => toExpression(operand as Tree)) // only the first one is a string
  const [left, right] = operands
  if (operator === "list") return list(operands)
  if (left === undefined) throw new Error(`${operator} has no operand`)
  if (right === undefined) return unary(operator === "neg" ? "-" : "not", left)
  return binary(operator as BinaryOperator, left, right) // the data has no other operators
}
