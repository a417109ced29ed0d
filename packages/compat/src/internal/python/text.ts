/**
 * `str` and `repr`: the text of a value by itself, and inside a list, a tuple, a set or a dict.
 */
import type { PyValue } from "../../python/PyValue.ts"
import { dateRepr, dateText, dateTimeRepr, dateTimeText } from "./datetime-text.ts"
import { floatText } from "./float-text.ts"
import { intText } from "./int-literal.ts"
import { type Kind, kindOf } from "./kind.ts"
import { reprBytes, reprText } from "./text-repr.ts"

/** `str(value)`: what a value becomes in a query. */
export const str = (value: PyValue): string => {
  const kind = kindOf(value)
  switch (kind.type) {
    case "str":
      return kind.value
    case "decimal.Decimal":
      return kind.value.text
    case "datetime.date":
      return dateText(kind.value)
    case "datetime.datetime":
      return dateTimeText(kind.value)
    default:
      return reprKind(value, kind, [])
  }
}

/** `repr(value)`. */
export const repr = (value: PyValue): string => reprKind(value, kindOf(value), [])

/** `around` are the values this one is inside of: Python writes `[...]` for a list that holds itself. */
const reprKind = (value: PyValue, kind: Kind, around: ReadonlyArray<PyValue>): string => {
  switch (kind.type) {
    case "NoneType":
      return "None"
    case "bool":
      return kind.value ? "True" : "False"
    case "int":
      return intText(kind.value)
    case "float":
      return floatText(kind.value)
    case "str":
      return reprText(kind.value)
    case "bytes":
      return reprBytes(kind.value)
    case "decimal.Decimal":
      return `Decimal('${kind.value.text}')`
    case "datetime.date":
      return dateRepr(kind.value)
    case "datetime.datetime":
      return dateTimeRepr(kind.value)
    default:
      return around.includes(value) ? ellipsis[kind.type] : reprContainer(kind, [...around, value])
  }
}

type Container = Extract<Kind, { readonly type: "list" | "tuple" | "set" | "dict" }>

const ellipsis: Readonly<Record<Container["type"], string>> = {
  list: "[...]",
  tuple: "(...)",
  set: "set(...)",
  dict: "{...}"
}

const reprContainer = (kind: Container, around: ReadonlyArray<PyValue>): string => {
  const inner = (value: PyValue): string => reprKind(value, kindOf(value), around)
  if (kind.type === "dict")
    return `{${kind.entries.map(([key, value]) => `${inner(key)}: ${inner(value)}`).join(", ")}}`
  const items = kind.items.map(inner).join(", ")
  switch (kind.type) {
    case "list":
      return `[${items}]`
    case "tuple":
      return kind.items.length === 1 ? `(${items},)` : `(${items})`
    case "set":
      return kind.items.length === 0 ? "set()" : `{${items}}`
  }
}
