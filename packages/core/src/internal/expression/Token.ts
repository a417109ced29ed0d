/**
 * The words of an expression, with their places.
 */
import type { BinaryOperator, UnaryOperator } from "../../expression/Expression.ts"

/** Everything that is neither a value nor a name. `.` has no meaning here, but a parser that knows it can say so. */
export type Mark = BinaryOperator | UnaryOperator | "(" | ")" | "[" | "]" | "," | "."

/** A mark, or a word that is an operator. */
export interface MarkToken {
  readonly kind: "mark"
  readonly value: Mark
  readonly start: number
  readonly end: number
}

/** A name: of a source, a function or a variable. */
export interface NameToken {
  readonly kind: "name"
  readonly value: string
  readonly start: number
  readonly end: number
}

/** A word of an expression: `start` is the index of its first character, `end` the one after its last. */
export type Token =
  | MarkToken
  | NameToken
  | { readonly kind: "number"; readonly value: number; readonly start: number; readonly end: number }
  | { readonly kind: "text"; readonly value: string; readonly start: number; readonly end: number }
  | { readonly kind: "end"; readonly value: ""; readonly start: number; readonly end: number }

/** Whether a token is this mark. */
export const isMark = (token: Token | undefined, mark: Mark): boolean =>
  token !== undefined && token.kind === "mark" && token.value === mark
