/**
 * `bool(value)`. The old clients leave out what is false in Python, which is more than what is false in JavaScript.
 */
import type { PyValue } from "../../python/PyValue.ts"
import { parseDecimal } from "./decimal-text.ts"
import { kindOf } from "./kind.ts"

/** Whether Python takes a value for true. `NaN` is true; an empty list, dict or set is not. */
export const isTruthy = (value: PyValue): boolean => {
  const kind = kindOf(value)
  switch (kind.type) {
    case "NoneType":
      return false
    case "bool":
      return kind.value
    case "int":
      return kind.value !== 0n
    case "float":
      return kind.value !== 0
    case "str":
    case "bytes":
      return kind.value.length > 0
    case "list":
    case "tuple":
    case "set":
      return kind.items.length > 0
    case "dict":
      return kind.entries.length > 0
    case "decimal.Decimal":
      return parseDecimal(kind.value.text).digits !== "0"
    default:
      return true
  }
}
