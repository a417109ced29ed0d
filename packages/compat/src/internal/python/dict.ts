/**
 * A Python dict: keys of any hashable type, in the order they were first set. Setting a key again replaces its value
 * and keeps its place.
 */
import { ValueError } from "../../errors/builtin.ts"
import type { PyValue } from "../../python/PyValue.ts"
import { type Entries, type Kind, kindOf } from "./kind.ts"
import { repr } from "./text.ts"

/** A dict. */
export class Dict {
  readonly #entries = new Map<string, [key: PyValue, value: PyValue]>()

  /** The pairs, in order. */
  get entries(): Entries {
    return Array.from(this.#entries.values())
  }

  /** Whether a key is there. */
  has(key: PyValue): boolean {
    return this.#entries.has(identity(key))
  }

  /** Sets a key. Throws a `TypeError` for a key that has no hash, such as a list. */
  set(key: PyValue, value: PyValue): void {
    const name = identity(key)
    const known = this.#entries.get(name)
    if (known === undefined) this.#entries.set(name, [key, value])
    else known[1] = value
  }

  /** Removes a key. */
  delete(key: PyValue): void {
    this.#entries.delete(identity(key))
  }

  /** `dict.update(other)`: takes a dict, or anything that holds pairs. Throws what Python raises for the rest. */
  update(other: PyValue): void {
    for (const [key, value] of pairs(other)) this.set(key, value)
  }
}

/** Equal keys have equal names: `1`, `1.0` and `True` are one key, `"1"` is another. */
const identity = (key: PyValue): string => {
  const kind = kindOf(key)
  switch (kind.type) {
    case "bool":
      return `int ${kind.value ? 1 : 0}`
    case "int":
      return `int ${kind.value}`
    case "float":
      return Number.isInteger(kind.value) ? `int ${BigInt(kind.value)}` : `float ${kind.value}`
    case "str":
      return `str ${kind.value}`
    case "tuple":
      return `tuple ${kind.items.map((item) => JSON.stringify(identity(item))).join()}`
    case "list":
    case "dict":
    case "set":
      throw new TypeError(`unhashable type: '${kind.type}'`)
    default:
      return `${kind.type} ${repr(key)}`
  }
}

/** The items of something that can be looped over; `undefined` for what cannot. */
const itemsOf = (kind: Kind): ReadonlyArray<PyValue> | undefined => {
  switch (kind.type) {
    case "str":
      return Array.from(kind.value)
    case "bytes":
      return Array.from(kind.value)
    case "list":
    case "tuple":
    case "set":
      return kind.items
    case "dict":
      return kind.entries.map(([key]) => key)
    default:
      return undefined
  }
}

const pairs = function* (source: PyValue): Generator<readonly [PyValue, PyValue]> {
  const kind = kindOf(source)
  if (kind.type === "dict") return yield* kind.entries
  const items = itemsOf(kind)
  if (items === undefined) throw new TypeError(`'${kind.type}' object is not iterable`)
  for (const [index, item] of items.entries()) {
    const pair = itemsOf(kindOf(item))
    if (pair === undefined)
      throw new TypeError(`cannot convert dictionary update sequence element #${index} to a sequence`)
    if (pair.length !== 2) {
      throw new ValueError(`dictionary update sequence element #${index} has length ${pair.length}; 2 is required`)
    }
    yield [pair[0], pair[1]]
  }
}
