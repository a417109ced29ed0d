// The expressions of `where` and `on`: text and tree, what is wrong with them, and what they come to.

export { check } from "./expression/check.ts"
export {
  type ArithmeticOperator,
  type Binary,
  type BinaryOperator,
  binary,
  type Call,
  type ComparisonOperator,
  call,
  type Expression,
  type List,
  type Literal,
  list,
  literal,
  type Property,
  property,
  type Source,
  type Unary,
  type UnaryOperator,
  unary,
  type Variable,
  variable
} from "./expression/Expression.ts"
export { type ExpressionIssue, formatIssue } from "./expression/ExpressionIssue.ts"
export { type Compiled, compile, evaluate } from "./expression/evaluate.ts"
export { parse } from "./expression/parse.ts"
export { print } from "./expression/print.ts"
export { type Context, EvaluationError, type Fields, type Value } from "./expression/Value.ts"
