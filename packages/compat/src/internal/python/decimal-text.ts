/**
 * `decimal.Decimal` as text: what its constructor reads and what `str` writes.
 */
import { ValueError } from "../../errors/builtin.ts"
import { digitValue } from "./unicode.ts"

/** A decimal number: a sign, digits and an exponent, or a word in place of the digits. */
export interface DecimalParts {
  readonly sign: "" | "-"
  /** Digits without leading zeros (`"0"` for zero), or `Infinity`, `NaN`, `sNaN` with its digits. */
  readonly digits: string
  /** The power of ten the digits are multiplied by; `undefined` for the words. */
  readonly exponent: number | undefined
}

const literal = /^([+-]?)(?:(?=\d|\.\d)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?|(inf(?:inity)?)|(s?nan)(\d*))$/i

const toAscii = (text: string): string =>
  Array.from(text.trim().replaceAll("_", ""), (character) => {
    const code = character.codePointAt(0) ?? 0
    return code < 0x80 ? character : String(digitValue(code) ?? character)
  }).join("")

const bare = (digits: string): string => digits.replace(/^0+(?=\d)/, "")

/** Reads a decimal number. Throws a `ValueError` for anything else. */
export const parseDecimal = (text: string): DecimalParts => {
  const found = literal.exec(toAscii(text))
  if (found === null) throw new ValueError("[<class 'decimal.ConversionSyntax'>]")
  const [, minus, whole, fraction = "", power = "0", infinity, nan, payload = ""] = found
  const sign = minus === "-" ? "-" : ""
  if (infinity !== undefined) return { sign, digits: "Infinity", exponent: undefined }
  if (nan !== undefined) {
    const word = nan.length === 4 ? "sNaN" : "NaN"
    return { sign, digits: word + payload.replace(/^0+/, ""), exponent: undefined }
  }
  return { sign, digits: bare(`${whole}${fraction}`), exponent: Number(power) - fraction.length }
}

/** Writes a decimal number in the scientific notation of the decimal arithmetic specification. */
export const decimalText = ({ sign, digits, exponent }: DecimalParts): string => {
  if (exponent === undefined) return sign + digits
  const adjusted = exponent + digits.length - 1
  if (exponent <= 0 && adjusted >= -6) {
    if (exponent === 0) return sign + digits
    const padded = digits.padStart(1 - exponent, "0")
    return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`
  }
  const mantissa = digits.length === 1 ? digits : `${digits.slice(0, 1)}.${digits.slice(1)}`
  return `${sign}${mantissa}E${adjusted < 0 ? "-" : "+"}${Math.abs(adjusted)}`
}
