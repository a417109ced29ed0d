/**
 * `json.dumps` with Python's defaults: `", "` and `": "` between parts, and ASCII only.
 */
import { ValueError } from "../../errors/builtin.ts"
import type { PyValue } from "../../python/PyValue.ts"
import { floatText } from "./float-text.ts"
import { intText } from "./int-literal.ts"
import { type Kind, kindOf } from "./kind.ts"

/** Writes a value as JSON. Throws what Python raises for values that JSON does not have. */
export const jsonDumps = (value: PyValue): string => dump(value, [])

const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t"
}

const text = (value: string): string => {
  const body = value.replace(
    /[^ !#-[\]-~]/g,
    (unit) => short[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`
  )
  return `"${body}"`
}

const float = (value: number): string => {
  if (Number.isNaN(value)) return "NaN"
  return Number.isFinite(value) ? floatText(value) : value > 0 ? "Infinity" : "-Infinity"
}

/** The text of what has no parts; `undefined` for the rest. */
const scalar = (kind: Kind): string | undefined => {
  switch (kind.type) {
    case "NoneType":
      return "null"
    case "bool":
      return String(kind.value)
    case "int":
      return intText(kind.value)
    case "float":
      return float(kind.value)
    default:
      return undefined
  }
}

/** The last part of a type's name: `Decimal` of `decimal.Decimal`. */
const bareName = (type: string): string => type.slice(type.lastIndexOf(".") + 1)

const key = (value: PyValue): string => {
  const kind = kindOf(value)
  const found = kind.type === "str" ? kind.value : scalar(kind)
  if (found !== undefined) return text(found)
  throw new TypeError(`keys must be str, int, float, bool or None, not ${kind.type}`)
}

const dump = (value: PyValue, around: ReadonlyArray<PyValue>): string => {
  const kind = kindOf(value)
  if (kind.type === "str") return text(kind.value)
  const simple = scalar(kind)
  if (simple !== undefined) return simple
  if (kind.type !== "list" && kind.type !== "tuple" && kind.type !== "dict") {
    throw new TypeError(`Object of type ${bareName(kind.type)} is not JSON serializable`)
  }
  if (around.includes(value)) throw new ValueError("Circular reference detected")
  const inside = [...around, value]
  return kind.type === "dict"
    ? `{${kind.entries.map(([name, item]) => `${key(name)}: ${dump(item, inside)}`).join(", ")}}`
    : `[${kind.items.map((item) => dump(item, inside)).join(", ")}]`
}
