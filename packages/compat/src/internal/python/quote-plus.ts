/**
 * `urllib.parse.quote_plus` and `urlencode`. Only letters, digits and `_.-~` stay as they are, and a space becomes `+`;
 * `encodeURIComponent` leaves `!'()*` alone too.
 */
import type { PyValue } from "../../python/PyValue.ts"
import { type Entries, kindOf } from "./kind.ts"
import { str } from "./text.ts"
import { encodeUtf8 } from "./utf8.ts"

const escapes: ReadonlyArray<string> = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  if (/[A-Za-z0-9_.~-]/.test(character)) return character
  return character === " " ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`
})

/** Encodes bytes for a query. */
export const quoteBytes = (bytes: Uint8Array): string => Array.from(bytes, (byte) => escapes[byte]).join("")

/** Encodes a text for a query. Throws a `UnicodeEncodeError` for half of a surrogate pair. */
export const quotePlus = (text: string): string =>
  /^[A-Za-z0-9_.~-]*$/.test(text) ? text : quoteBytes(encodeUtf8(text))

const quote = (value: PyValue): string => {
  const kind = kindOf(value)
  return kind.type === "bytes" ? quoteBytes(kind.value) : quotePlus(str(value))
}

/** Writes pairs as a query: bytes as they are, everything else as its text. */
export const urlencode = (entries: Entries): string =>
  entries.map(([name, value]) => `${quote(name)}=${quote(value)}`).join("&")
