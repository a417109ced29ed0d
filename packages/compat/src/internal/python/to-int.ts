/**
 * `int(value)`, as timestamps go through it.
 */
import { OverflowError, ValueError } from "../../errors/builtin.ts"
import type { PyDecimal } from "../../python/PyDecimal.ts"
import type { PyValue } from "../../python/PyValue.ts"
import { parseDecimal } from "./decimal-text.ts"
import { parseIntBytes, parseIntLiteral } from "./int-literal.ts"
import { kindOf } from "./kind.ts"

/** Turns a value into an int: fractions are cut off, texts are read. Throws what Python raises for the rest. */
export const toInt = (value: PyValue): bigint => {
  const kind = kindOf(value)
  switch (kind.type) {
    case "bool":
      return kind.value ? 1n : 0n
    case "int":
      return kind.value
    case "float":
      return floatToInt(kind.value)
    case "str":
      return parseIntLiteral(kind.value)
    case "bytes":
      return parseIntBytes(kind.value)
    case "decimal.Decimal":
      return decimalToInt(kind.value)
    default:
      throw new TypeError(`int() argument must be a string, a bytes-like object or a real number, not '${kind.type}'`)
  }
}

const floatToInt = (value: number): bigint => {
  if (Number.isNaN(value)) throw new ValueError("cannot convert float NaN to integer")
  if (!Number.isFinite(value)) throw new OverflowError("cannot convert float infinity to integer")
  return BigInt(Math.trunc(value))
}

const decimalToInt = ({ text }: PyDecimal): bigint => {
  const { sign, digits, exponent } = parseDecimal(text)
  if (exponent === undefined) {
    if (digits === "Infinity") throw new OverflowError("cannot convert Infinity to integer")
    throw new ValueError("cannot convert NaN to integer")
  }
  const whole = exponent < 0 ? digits.slice(0, exponent) : digits + "0".repeat(exponent)
  return sign === "-" ? -BigInt(whole) : BigInt(whole)
}
