/**
 * What the bare names of an expression stand for while it is compiled.
 */
import type { Context, Value } from "../../expression/Value.ts"

/** Computes part of an expression. */
export type Thunk = (context: Context) => Value

/** Where the value of a bound name is while its function runs. Nothing is computed twice at the same time. */
export interface Slot {
  value: Value
}

/** The bound names around a part of an expression, the innermost first. */
export interface Scope {
  readonly name: string
  readonly slot: Slot
  readonly outer: Scope | undefined
}

/** The slot of a name; `undefined` when no function binds it. */
export const slotOf = (scope: Scope | undefined, name: string): Slot | undefined => {
  for (let current = scope; current !== undefined; current = current.outer) {
    if (current.name === name) return current.slot
  }
  return undefined
}
