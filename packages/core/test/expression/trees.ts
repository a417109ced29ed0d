/**
 * Random trees of every kind of node that a text can have.
 */
import fc from "fast-check"
import {
  type BinaryOperator,
  binary,
  call,
  type Expression,
  type Literal,
  list,
  literal,
  property,
  type Source,
  unary,
  variable
} from "../../src/expression.ts"

const operators: ReadonlyArray<BinaryOperator> = [
  ...(["and", "or", "==", "!=", ">", ">=", "<", "<=", "in", "+", "-", "*", "/", "%"] as const)
]

const sources: ReadonlyArray<Source> = ["properties", "user", "event", "behaviors"]

const names = fc.constantFrom("X", "price", "_a1", "constructor", "__proto__", "andy", "nothing")

const texts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom('"', "\\", '\\"')
)

const positive = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0))

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.oneof(texts, positive, fc.nat(), fc.constantFrom<Literal["value"]>(true, false, null, undefined)).map(literal),
  fc.tuple(texts, fc.constantFrom(...sources)).map(([name, source]) => property(name, source)),
  names.map(variable)
)

/** Any tree. `=` stands only where a text may have it: in the predicate of `any`. */
export const trees: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => {
  const tree = tie("tree")
  return {
    tree: fc.oneof(
      { maxDepth: 7, withCrossShrink: true },
      leaf,
      fc
        .tuple(fc.constantFrom(...operators), tree, tree)
        .map(([operator, left, right]) => binary(operator, left, right)),
      fc
        .tuple(fc.constantFrom("not" as const, "-" as const), tree)
        .map(([operator, operand]) => unary(operator, operand)),
      fc.array(tree, { maxLength: 3 }).map(list),
      fc.tuple(names, fc.array(tree, { maxLength: 3 })).map(([name, parameters]) => call(name, parameters)),
      fc
        .tuple(tree, tree)
        .map(([items, value]) => call("any", [variable("X"), items, binary("=", variable("X"), value)]))
    )
  }
}).tree
