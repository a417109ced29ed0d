/**
 * UTF-8 with Python's errors, which say where the mistake is.
 */
import { isUtf8 } from "node:buffer"
import { UnicodeDecodeError, UnicodeEncodeError } from "../../errors/builtin.ts"
import { escapeOf } from "./text-repr.ts"

/** Encodes a text. Throws a `UnicodeEncodeError` for half of a surrogate pair. */
export const encodeUtf8 = (text: string): Uint8Array => {
  if (text.isWellFormed()) return new TextEncoder().encode(text)
  throw encodeError(text, { codec: "utf-8", lacks: /^[\ud800-\udfff]$/, reason: "surrogates not allowed" })
}

/** Refuses a text that is not ASCII. */
export const checkAscii = (text: string): void => {
  if (/^\p{ASCII}*$/u.test(text)) return
  throw encodeError(text, { codec: "ascii", lacks: /\P{ASCII}/u, reason: "ordinal not in range(128)" })
}

/** An encoding that does not have every character. */
interface Codec {
  readonly codec: string
  readonly lacks: RegExp
  readonly reason: string
}

/** Names the first character that a codec lacks, or where the first run of them is. */
const encodeError = (text: string, { codec, lacks, reason }: Codec): UnicodeEncodeError => {
  const characters = Array.from(text)
  const start = characters.findIndex((character) => lacks.test(character))
  const length = characters.slice(start).findIndex((character) => !lacks.test(character))
  const end = length < 0 ? characters.length - 1 : start + length - 1
  const one = escapeOf(characters[start]?.codePointAt(0) ?? 0)
  const what = start === end ? `character '${one}' in position ${start}` : `characters in position ${start}-${end}`
  return new UnicodeEncodeError(`'${codec}' codec can't encode ${what}: ${reason}`)
}

/** Refuses bytes that are no UTF-8, with the error of {@link decodeUtf8}. */
export const checkUtf8 = (bytes: Uint8Array): void => {
  if (!isUtf8(bytes)) throw decodeError(bytes)
}

/** Decodes bytes; a byte order mark stays. Throws a `UnicodeDecodeError` for what is no UTF-8. */
export const decodeUtf8 = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw decodeError(bytes)
  }
}

/** How a lead byte goes on: the range of its second byte, and how many bytes follow it. */
const continuation = (lead: number): readonly [low: number, high: number, count: number] | undefined => {
  if (lead < 0x80) return [0, 0, 0]
  if (lead >= 0xc2 && lead <= 0xdf) return [0x80, 0xbf, 1]
  if (lead >= 0xe0 && lead <= 0xef) return [lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf, 2]
  if (lead >= 0xf0 && lead <= 0xf4) return [lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf, 3]
  return undefined
}

const decodeError = (bytes: Uint8Array): UnicodeDecodeError => {
  for (let at = 0; at < bytes.length; ) {
    const rule = continuation(bytes[at] ?? 0)
    if (rule === undefined) return failure(bytes, at, at, "invalid start byte")
    const [low, high, count] = rule
    for (let more = 1; more <= count; more++) {
      const byte = bytes[at + more]
      if (byte === undefined) return failure(bytes, at, bytes.length - 1, "unexpected end of data")
      const fits = more === 1 ? byte >= low && byte <= high : byte >= 0x80 && byte <= 0xbf
      if (!fits) return failure(bytes, at, at + more - 1, "invalid continuation byte")
    }
    at += count + 1
  }
  return new UnicodeDecodeError("'utf-8' codec can't decode the data")
}

const failure = (bytes: Uint8Array, from: number, to: number, reason: string): UnicodeDecodeError => {
  const first = (bytes[from] ?? 0).toString(16).padStart(2, "0")
  const what = from === to ? `byte 0x${first} in position ${from}` : `bytes in position ${from}-${to}`
  return new UnicodeDecodeError(`'utf-8' codec can't decode ${what}: ${reason}`)
}
