/**
 * Values of expressions: what `property`, `user` and `event` name, what is calculated from it, and what it is compared with.
 */
import {
  type ArithmeticOperator,
  type BinaryOperator,
  binary,
  call,
  list,
  type Source,
  property as sourceProperty,
  unary
} from "@tallymark/core/expression"
import { Condition, Expression } from "./Expression.ts"
import { treeOf, wellFormed } from "./internal/operand.ts"

/** What a value is compared with or calculated with; a `Date` is a moment. */
export type Operand = string | number | boolean | null | Date | Value

/** What has an order: a number, a moment, or a value that is one of them. */
export type Measure = number | Date | Value

/** An expression that is a text, a number, a moment, a list, or nothing. */
export class Value extends Expression {
  /** `==`: the same type and value; texts without regard to upper and lower case. */
  equals(other: Operand): Condition {
    return this.compared("==", other)
  }

  /** `!=`: the opposite of {@link equals}; also true where the property is not there. */
  notEquals(other: Operand): Condition {
    return this.compared("!=", other)
  }

  /** `>` */
  greaterThan(other: Measure): Condition {
    return this.compared(">", other)
  }

  /** `>=` */
  atLeast(other: Measure): Condition {
    return this.compared(">=", other)
  }

  /** `<` */
  lessThan(other: Measure): Condition {
    return this.compared("<", other)
  }

  /** `<=` */
  atMost(other: Measure): Condition {
    return this.compared("<=", other)
  }

  /** From `least` to `most`, both included. */
  between(least: Measure, most: Measure): Condition {
    return this.atLeast(least).and(this.atMost(most))
  }

  /** Whether it equals one of several. */
  in(others: ReadonlyArray<Operand>): Condition {
    return new Condition(binary("in", this.tree, list(others.map(treeOf))))
  }

  /** Whether it equals none of several. */
  notIn(others: ReadonlyArray<Operand>): Condition {
    return this.in(others).not()
  }

  /** Whether a text has another text somewhere in it. */
  contains(part: string | Value): Condition {
    return new Condition(binary("in", treeOf(part), this.tree))
  }

  /** The opposite of {@link contains}. */
  notContains(part: string | Value): Condition {
    return this.contains(part).not()
  }

  /** Whether a text begins with another. */
  startsWith(part: string | Value): Condition {
    return new Condition(call("has_prefix", [this.tree, treeOf(part)]))
  }

  /** Whether a list has an item. */
  hasItem(item: Operand): Condition {
    return new Condition(binary("in", treeOf(item), call("list", [this.tree])))
  }

  /** Whether the property is there. */
  isDefined(): Condition {
    return new Condition(call("defined", [this.tree]))
  }

  /** Whether the property is not there. */
  isNotDefined(): Condition {
    return this.isDefined().not()
  }

  /** Whether it is `true`, or counts as true: anything but `""`, `"false"`, 0 and what is not there. */
  isTrue(): Condition {
    return this.asBoolean().equals(true)
  }

  /** The opposite of {@link isTrue}. */
  isFalse(): Condition {
    return this.asBoolean().equals(false)
  }

  /** As a text. */
  asString(): Value {
    return this.through("string")
  }

  /** As a number: what a text spells, 1 for `true`, 0 for `false`. */
  asNumber(): Value {
    return this.through("number")
  }

  /** As `true` or `false`. */
  asBoolean(): Value {
    return this.through("boolean")
  }

  /** As a moment: what an ISO 8601 text spells, or milliseconds since 1970. */
  asDatetime(): Value {
    return this.through("datetime")
  }

  /** The whole number below. */
  floor(): Value {
    return this.through("floor")
  }

  /** The whole number above. */
  ceil(): Value {
    return this.through("ceil")
  }

  /** The nearest whole number. */
  round(): Value {
    return this.through("round")
  }

  /** `+`: the sum of two numbers, or two texts joined. */
  plus(other: string | number | Value): Value {
    return this.calculated("+", other)
  }

  /** `-` */
  minus(other: number | Value): Value {
    return this.calculated("-", other)
  }

  /** `*` */
  times(other: number | Value): Value {
    return this.calculated("*", other)
  }

  /** `/`: undefined when the other is 0. */
  dividedBy(other: number | Value): Value {
    return this.calculated("/", other)
  }

  /** `%`: the rest of a division, with the sign of this value. */
  modulo(other: number | Value): Value {
    return this.calculated("%", other)
  }

  /** The number with the other sign. */
  negated(): Value {
    return new Value(unary("-", this.tree))
  }

  private compared(operator: BinaryOperator, other: Operand): Condition {
    return new Condition(binary(operator, this.tree, treeOf(other)))
  }

  private calculated(operator: ArithmeticOperator, other: Operand): Value {
    return new Value(binary(operator, this.tree, treeOf(other)))
  }

  private through(name: string): Value {
    return new Value(call(name, [this.tree]))
  }
}

/**
 * A property of the event: `properties["plan"]`.
 *
 * **Example**
 *
 * ```ts
 * import { property, user } from "@tallymark/query"
 *
 * const wanted = property("plan").equals("pro").and(user("$email").isDefined())
 * console.log(String(wanted))
 * // properties["plan"] == "pro" and defined(user["$email"])
 * ```
 */
export const property = (name: string): Value => named("properties", name)

/** A property of the person's profile: `user["$email"]`. */
export const user = (name: string): Value => named("user", name)

/** A field of the event itself: `event["$time"]`. */
export const event = (name: string): Value => named("event", name)

/** A behavior that the question defines under a name: `behaviors["bought twice"]`. */
export const behavior = (name: string): Value => named("behaviors", name)

const named = (source: Source, name: string): Value => new Value(sourceProperty(wellFormed(name), source))
