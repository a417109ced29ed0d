/**
 * `repr` of a str and of bytes.
 */
import { isPrintable } from "./unicode.ts"

const short: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }

const hex = (code: number, width: number): string => code.toString(16).padStart(width, "0")

const escaped = (character: string): string => {
  const known = short[character]
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  return isPrintable(code) ? character : escapeOf(code)
}

/** The escape of a code point. */
export const escapeOf = (code: number): string => {
  if (code < 0x100) return `\\x${hex(code, 2)}`
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`
}

/** Single quotes, unless the text holds one and no double quote. */
const quoteOf = (text: string): string => (text.includes("'") && !text.includes('"') ? '"' : "'")

/** A str as Python source. */
export const reprText = (text: string): string => {
  const quote = quoteOf(text)
  const body = Array.from(text, (character) => (character === quote ? `\\${quote}` : escaped(character))).join("")
  return quote + body + quote
}

/** Bytes as Python source. */
export const reprBytes = (bytes: Uint8Array): string => {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte))
  const quote = quoteOf(characters.join(""))
  const body = characters.map((character) => {
    if (character === quote) return `\\${quote}`
    const code = character.charCodeAt(0)
    return short[character] ?? (code >= 0x20 && code < 0x7f ? character : `\\x${hex(code, 2)}`)
  })
  return `b${quote}${body.join("")}${quote}`
}
