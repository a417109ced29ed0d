/**
 * An expression for `where` or `on` that was built rather than written, so that nothing in it has to be quoted, escaped or
 * put into parentheses by hand. `Value.ts` has what to begin with.
 */
import { binary, print, type Expression as Tree, unary } from "@tallymark/core/expression"

/** An expression, ready to be sent. */
export abstract class Expression {
  /** The tree, as `@tallymark/core/expression` has it. */
  readonly tree: Tree

  constructor(tree: Tree) {
    this.tree = tree
  }

  /** Writes it as the service reads it. */
  toString(): string {
    return print(this.tree)
  }
}

/** An expression that is true or false. */
export class Condition extends Expression {
  /** True when this and every other condition is true. */
  and(...others: ReadonlyArray<Condition>): Condition {
    return joined("and", this, others)
  }

  /** True when this or any other condition is true. */
  or(...others: ReadonlyArray<Condition>): Condition {
    return joined("or", this, others)
  }

  /** True when this is not. */
  not(): Condition {
    return new Condition(unary("not", this.tree))
  }
}

/** True when the condition is not: `not …`. */
export const not = (condition: Condition): Condition => condition.not()

const joined = (operator: "and" | "or", first: Condition, others: ReadonlyArray<Condition>): Condition =>
  new Condition(others.reduce<Tree>((left, { tree }) => binary(operator, left, tree), first.tree))
