/**
 * A call of an operation as a test expects it.
 */
import type { AsymmetricMatcher } from "./ExpectedValue.ts"

/**
 * What a parameter may be expected to be: its text as it travels, a value whose text that is, a list or an object that
 * travels as JSON, or an asymmetric matcher, which is asked about the text and then about the JSON in it.
 */
export type ExpectedParameter =
  | string
  | number
  | boolean
  | ReadonlyArray<unknown>
  | Readonly<Record<string, unknown>>
  | AsymmetricMatcher

/** Parameters by name, wherever they travel: in the path, the query or the body. Others may be there as well. */
export type ExpectedParameters = Readonly<Record<string, ExpectedParameter>>
