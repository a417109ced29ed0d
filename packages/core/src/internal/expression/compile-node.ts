/**
 * Turns a tree into closures, one for each node.
 *
 * Chains are deep to the left and are turned into loops, so their length does not matter. Depth of any other kind
 * is bounded: a text cannot reach the bound, a tree made by hand can.
 */
import type { Binary, Expression, Property } from "../../expression/Expression.ts"
import { EvaluationError, type Value } from "../../expression/Value.ts"
import { compileCall } from "./compile-call.ts"
import { compileLogic } from "./compile-logic.ts"
import { compileWithConstant } from "./compile-with-constant.ts"
import { type Apply, invert, negate, operators } from "./operators.ts"
import { type Scope, slotOf, type Thunk } from "./Scope.ts"
import { readField, toValue } from "./values.ts"

/** Two hundred levels of brackets, each with an operator of every precedence inside, stay below. */
const maximumDepth = 2_000

/** Compiles a tree. */
export const compileNode = (expression: Expression): Thunk => compile(expression, undefined, 0)

const compile = (expression: Expression, scope: Scope | undefined, depth: number): Thunk => {
  if (depth > maximumDepth) return tooDeep()
  switch (expression._tag) {
    case "Literal": {
      const { value } = expression
      return () => value
    }
    case "Property":
      return compileProperty(expression)
    case "Variable": {
      const { name } = expression
      const slot = slotOf(scope, name)
      return slot === undefined ? (context) => readField(context.variables, name) : () => slot.value
    }
    case "List":
      return compileList(compileAll(expression.items, scope, depth + 1))
    case "Call":
      return compileCall(expression, scope, (parameter, inner) => compile(parameter, inner, depth + 1))
    case "Unary": {
      const operand = compile(expression.operand, scope, depth + 1)
      return expression.operator === "not"
        ? (context) => invert(operand(context))
        : (context) => negate(operand(context))
    }
    case "Binary":
      return expression.operator === "and" || expression.operator === "or"
        ? compileLogic(expression.operator, compileAll(operandsOf(expression), scope, depth + 1))
        : compileChain(expression, scope, depth + 1)
  }
}

/** Names that every object has are read with care, all others at full speed. */
const compileProperty = ({ source, name }: Property): Thunk => {
  if (name in Object.prototype) return (context) => readField(context[source], name)
  // The same for `properties`, whose fixed name makes it faster still.
  return source === "properties"
    ? ({ properties }) => toValue(properties?.[name])
    : (context) => toValue(context[source]?.[name])
}

const compileAll = (
  expressions: ReadonlyArray<Expression>,
  scope: Scope | undefined,
  depth: number
): ReadonlyArray<Thunk> => expressions.map((expression) => compile(expression, scope, depth))

/** The operands of a chain of one operator, from left to right. */
const operandsOf = (chain: Binary): ReadonlyArray<Expression> => {
  const operands: Array<Expression> = []
  let rest: Expression = chain
  while (rest._tag === "Binary" && rest.operator === chain.operator) {
    operands.push(rest.right)
    rest = rest.left
  }
  operands.push(rest)
  return operands.reverse()
}

const compileList =
  (items: ReadonlyArray<Thunk>): Thunk =>
  (context) =>
    items.map((item) => item(context))

interface Step {
  readonly apply: Apply
  readonly right: Thunk
}

/** Operators that are computed from left to right, such as `a * b + c == d`. */
const compileChain = (chain: Binary, scope: Scope | undefined, depth: number): Thunk => {
  const steps: Array<Step> = []
  let rest: Expression = chain
  while (rest._tag === "Binary" && rest.operator !== "and" && rest.operator !== "or") {
    steps.push({ apply: operators[rest.operator], right: compile(rest.right, scope, depth) })
    rest = rest.left
  }
  steps.reverse()
  const first = compile(rest, scope, depth)
  const [only] = steps
  const shortcut = steps.length === 1 ? compileWithConstant(chain, first) : undefined
  if (shortcut !== undefined) return shortcut
  if (only !== undefined && steps.length === 1) {
    const { apply, right } = only
    return (context) => apply(first(context), right(context))
  }
  return (context) => {
    let value: Value = first(context)
    for (const { apply, right } of steps) value = apply(value, right(context))
    return value
  }
}

const tooDeep = (): Thunk => {
  const error = new EvaluationError({ reason: "TooDeep", detail: "the expression is nested too deep" })
  return () => {
    throw error
  }
}
