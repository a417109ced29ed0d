/**
 * How Python binds the arguments of a call to the names of its parameters, with its errors.
 *
 * JavaScript has no keyword arguments. A plain object in the last place stands for them where that cannot be meant as a
 * value.
 */
import type { PyValue } from "../../python/PyValue.ts"
import { isPlainObject } from "./kind.ts"

/** The parameters of a Python function. */
export interface Signature {
  /** As Python's messages name it: `Client.record`. */
  readonly name: string
  readonly required: ReadonlyArray<string>
  /** Parameters with a default, in order. */
  readonly optional: Readonly<Record<string, PyValue>>
  /** Messages count `self`. */
  readonly isMethod: boolean
  /** Whether one object may hold every parameter, the required ones too. */
  readonly takesOneObject?: boolean
  /**
   * The optional parameter that takes a dict. A plain object in its place is that dict, unless each of its names is a
   * parameter's and one of them is not `path`, which properties often have.
   */
  readonly dict?: string
}

/** Arguments by the names of their parameters. */
export type Bound = Readonly<Record<string, PyValue>>

const quoted = (names: ReadonlyArray<string>): string => {
  const all = names.map((name) => `'${name}'`)
  const last = all.pop() ?? ""
  if (all.length === 0) return last
  return all.length === 1 ? `${all[0]} and ${last}` : `${all.join(", ")}, and ${last}`
}

const takes = ({ name, required, optional, isMethod }: Signature, given: number): string => {
  const self = isMethod ? 1 : 0
  const least = required.length + self
  const most = least + Object.keys(optional).length
  const range = least === most ? `${most}` : `from ${least} to ${most}`
  const plural = most === 1 ? "" : "s"
  return `${name}() takes ${range} positional argument${plural} but ${given + self} were given`
}

/** Whether the last argument holds keywords rather than a value. */
const isKeywords = (signature: Signature, names: ReadonlyArray<string>, last: PyValue, place: number): boolean => {
  if (!isPlainObject(last)) return false
  const keys = Object.keys(last)
  // A name that is given by its place cannot be a keyword too.
  const areNames = keys.length > 0 && keys.every((key) => names.indexOf(key) >= place)
  if (place < signature.required.length) return signature.takesOneObject === true && (place === 0 || areNames)
  if (signature.dict === names[place]) return areNames && keys.some((key) => key !== "path")
  return true
}

/**
 * Binds arguments. `undefined` in the place of an optional one is its default, as in JavaScript; `null` is `None`.
 * Throws Python's `TypeError` for arguments that are missing, too many, unknown or given twice.
 */
export const bind = (signature: Signature, args: ReadonlyArray<PyValue>): Bound => {
  const { name, required, optional } = signature
  const names = [...required, ...Object.keys(optional)]
  const last = args.at(-1)
  const hasKeywords = args.length > 0 && isKeywords(signature, names, last, args.length - 1)
  const keywords = hasKeywords && isPlainObject(last) ? last : {}
  const positional = hasKeywords ? args.slice(0, -1) : args

  const bound = new Map<string, PyValue>()
  for (const [index, value] of positional.slice(0, names.length).entries()) bound.set(names[index] ?? "", value)
  for (const [key, value] of Object.entries(keywords)) {
    if (!names.includes(key)) throw new TypeError(`${name}() got an unexpected keyword argument '${key}'`)
    if (bound.has(key)) throw new TypeError(`${name}() got multiple values for argument '${key}'`)
    bound.set(key, value)
  }
  if (positional.length > names.length) throw new TypeError(takes(signature, positional.length))
  const missing = required.filter((parameter) => !bound.has(parameter))
  if (missing.length > 0) {
    const plural = missing.length === 1 ? "" : "s"
    throw new TypeError(`${name}() missing ${missing.length} required positional argument${plural}: ${quoted(missing)}`)
  }
  for (const [key, value] of Object.entries(optional)) if (bound.get(key) === undefined) bound.set(key, value)
  return Object.fromEntries(bound)
}
