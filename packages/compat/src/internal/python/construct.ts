/**
 * How a constructor's arguments are read: Python's parameters, then an object of options. The object may hold the
 * optional parameters by their names too.
 */
import type { PyValue } from "../../python/PyValue.ts"
import { type Bound, bind, type Signature } from "./call.ts"
import { isPlainObject } from "./kind.ts"

/** What a constructor was given. */
export interface Constructed {
  readonly bound: Bound
  readonly options: Readonly<Record<string, unknown>>
}

/** Tells parameters from options. Throws Python's `TypeError` for a name that is neither, and for missing arguments. */
export const construct = (
  signature: Signature,
  optionNames: ReadonlyArray<string>,
  args: ReadonlyArray<unknown>
): Constructed => {
  const parameters = Object.keys(signature.optional)
  // The object of options stands after every parameter, or in the place of the first one that is left out.
  const at = args.findIndex((value, index) => index >= signature.required.length && isPlainObject(value))
  const given = at < 0 ? {} : args[at]
  const entries = Object.entries(isPlainObject(given) ? given : {})
  const positional = (at < 0 ? args : args.slice(0, at)).slice(0, signature.required.length + parameters.length)
  const keywords = entries.filter(([name, value]) => !optionNames.includes(name) && value !== undefined)
  const values = [...positional, ...(keywords.length > 0 ? [Object.fromEntries(keywords)] : [])]
  return {
    bound: bind(signature, values as ReadonlyArray<PyValue>), // a constructor passes on what it is given
    options: Object.fromEntries(entries.filter(([name]) => optionNames.includes(name)))
  }
}
