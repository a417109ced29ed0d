/**
 * The tree of an expression: what `where` and `on` mean once they are read.
 *
 * A tree is plain immutable data. `parse` makes one from a text, `print` writes it back, `evaluate` and `compile`
 * compute it. The constructors here make one by hand; they cannot make a tree that `print` would have to escape wrong.
 */

/** What the name in the brackets belongs to: the event's properties, the profile, the event itself, or a behavior. */
export type Source = "properties" | "user" | "event" | "behaviors"

/** Every {@link Source}, in the order the documentation names them. */
export const sources: ReadonlyArray<Source> = ["properties", "user", "event", "behaviors"]

/** An operator with one operand. */
export type UnaryOperator = "not" | "-"

/** An operator that compares; `=` is `==` as it is written inside `any(X, list, X = "a")`. */
export type ComparisonOperator = "==" | "=" | "!=" | ">" | ">=" | "<" | "<=" | "in"

/** An operator that calculates; `+` also joins two texts. */
export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%"

/** An operator with two operands. */
export type BinaryOperator = "and" | "or" | ComparisonOperator | ArithmeticOperator

/**
 * A text, a number, `true`, `false`, `null` or `undefined`.
 *
 * **Gotchas**
 *
 * A text has no negative numbers: `-3` is the operator `-` and the number 3. `literal(-3)` makes it that way.
 */
export interface Literal {
  readonly _tag: "Literal"
  readonly value: string | number | boolean | null | undefined
}

/** `["a", "b"]`. */
export interface List {
  readonly _tag: "List"
  readonly items: ReadonlyArray<Expression>
}

/** `properties["plan"]`, `user["$email"]`, `event["$time"]`. */
export interface Property {
  readonly _tag: "Property"
  readonly source: Source
  readonly name: string
}

/** A bare name, such as `X` in `any(X, properties["tags"], X == "new")`. */
export interface Variable {
  readonly _tag: "Variable"
  readonly name: string
}

/** `defined(properties["plan"])`. */
export interface Call {
  readonly _tag: "Call"
  readonly name: string
  readonly parameters: ReadonlyArray<Expression>
}

/** `not a`, `-a`. */
export interface Unary {
  readonly _tag: "Unary"
  readonly operator: UnaryOperator
  readonly operand: Expression
}

/** `a == b`, `a and b`, `a + b`. */
export interface Binary {
  readonly _tag: "Binary"
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
}

/** The tree of an expression. */
export type Expression = Literal | List | Property | Variable | Call | Unary | Binary

/** Makes a text, a number or a constant. A negative number becomes the operator `-` and its positive number. */
export const literal = (value: Literal["value"]): Literal | Unary =>
  typeof value === "number" && (value < 0 || Object.is(value, -0))
    ? unary("-", { _tag: "Literal", value: -value })
    : { _tag: "Literal", value }

/** Makes a list. */
export const list = (items: ReadonlyArray<Expression>): List => ({ _tag: "List", items })

/** Makes `properties["name"]`, or the same of another source. */
export const property = (name: string, source: Source = "properties"): Property => ({ _tag: "Property", source, name })

/** Makes a bare name. */
export const variable = (name: string): Variable => ({ _tag: "Variable", name })

/** Makes a call of a function. */
export const call = (name: string, parameters: ReadonlyArray<Expression>): Call => ({ _tag: "Call", name, parameters })

/** Makes `not a` or `-a`. */
export const unary = (operator: UnaryOperator, operand: Expression): Unary => ({ _tag: "Unary", operator, operand })

/** Makes `left operator right`. */
export const binary = (operator: BinaryOperator, left: Expression, right: Expression): Binary => ({
  _tag: "Binary",
  operator,
  left,
  right
})
