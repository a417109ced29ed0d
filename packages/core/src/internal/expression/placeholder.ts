/**
 * What stands in a tree where a text has no value, so that reading can go on. No caller ever sees it.
 */
import { type Expression, literal } from "../../expression/Expression.ts"

/** The value that is missing; told apart by identity from an `undefined` that somebody wrote. */
export const placeholder: Expression = literal(undefined)
