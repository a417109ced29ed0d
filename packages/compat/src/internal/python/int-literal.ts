/**
 * `int()` of a text, and `str()` of an int.
 */
import { ValueError } from "../../errors/builtin.ts"
import { reprBytes, reprText } from "./text-repr.ts"
import { digitValue, isSpace } from "./unicode.ts"

/** Python refuses to convert more digits than this, either way. */
const mostDigits = 4300

const literal = /^[\t-\r ]*([+-]?)(\d+(?:_\d+)*)[\t-\r ]*$/

/** Digits of any script as ASCII ones, and white space as spaces; ASCII text stays as it is, `\x1c` included. */
const toAscii = (text: string): string =>
  /^\p{ASCII}*$/u.test(text)
    ? text
    : Array.from(text, (character) => {
        const code = character.codePointAt(0) ?? 0
        if (code < 0x7f) return character
        return isSpace(code) ? " " : String(digitValue(code) ?? "?")
      }).join("")

const parse = (ascii: string, repr: string): bigint => {
  const [, sign, digits] = literal.exec(ascii) ?? []
  if (digits === undefined) {
    throw new ValueError(`invalid literal for int() with base 10: ${Array.from(repr).slice(0, 200).join("")}`)
  }
  const bare = digits.replaceAll("_", "")
  if (bare.length > mostDigits) {
    throw new ValueError(
      `Exceeds the limit (${mostDigits} digits) for integer string conversion: value has ${bare.length} digits; use sys.set_int_max_str_digits() to increase the limit`
    )
  }
  return sign === "-" ? -BigInt(bare) : BigInt(bare)
}

/** Reads an int as `int(text)` does. */
export const parseIntLiteral = (text: string): bigint => parse(toAscii(text), reprText(text))

/** Reads an int as `int(bytes)` does. */
export const parseIntBytes = (bytes: Uint8Array): bigint =>
  parse(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""), reprBytes(bytes))

/** Writes an int. */
export const intText = (value: bigint): string => {
  const text = String(value)
  if (text.length - (value < 0n ? 1 : 0) <= mostDigits) return text
  throw new ValueError(
    `Exceeds the limit (${mostDigits} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`
  )
}
