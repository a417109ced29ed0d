/**
 * Repairs the escapes that make a line of a real export invalid JSON.
 *
 * Exports pass through programs that escape strings the way C, Ruby or JavaScript source does: an apostrophe becomes
 * `\'`, a byte becomes `\x27` or `\303\251`, a control character stays as it is, and a Windows path keeps single
 * backslashes. None of that is JSON. One pass over the text turns each into what it stands for, and leaves escapes
 * that JSON knows alone, so text that was valid comes back unchanged.
 */

/** The text after the repair, and whether every string in it is closed. */
export interface Repaired {
  readonly text: string
  readonly closed: boolean
}

/**
 * Everything the pass has to look at, in the order it is tried: a quote, an escape JSON knows, a code point in braces,
 * the UTF-8 bytes of a character in octal, bytes in hexadecimal, an escaped apostrophe, a backslash that escapes
 * nothing, a control character.
 */
const notable =
  /"|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})|\\u\{[\dA-Fa-f]{1,6}\}|(?:\\3[0-7]{2}(?:\\2[0-7]{2}){1,3})+|(?:\\x[\dA-Fa-f]{2})+|\\'|\\|\p{Cc}/gu

const known = /^\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})$/

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** Rewrites every escape that JSON does not know; changes nothing in text that is valid JSON. */
export const repairEscapes = (text: string): Repaired => {
  let inString = false
  const repaired = text.replace(notable, (found) => {
    if (found === '"') {
      inString = !inString
      return found
    }
    if (known.test(found)) return found
    if (found.startsWith("\\")) return inJson(meaning(found))
    // Between the tokens of JSON a tab is white space, in a string it must be escaped.
    return inString ? inJson(found) : found
  })
  return { text: repaired, closed: !inString }
}

/** What a C, Ruby or JavaScript escape stands for; the same characters again when it stands for nothing. */
const meaning = (escape: string): string => {
  if (escape === "\\") return escape
  if (escape === "\\'") return "'"
  if (escape.startsWith("\\u{")) {
    const codePoint = Number.parseInt(escape.slice(3, -1), 16)
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : escape
  }
  if (escape.startsWith("\\x")) {
    const bytes = bytesOf(escape, "\\x", 16)
    // `\xC3\xA9` is é in bytes, `\xE9` is é in JavaScript source. Bytes are read first, being the stricter reading.
    return decoded(bytes) ?? bytes.map((byte) => String.fromCharCode(byte)).join("")
  }
  return decoded(bytesOf(escape, "\\", 8)) ?? escape
}

const bytesOf = (escape: string, mark: string, radix: number): Array<number> =>
  escape
    .split(mark)
    .slice(1)
    .map((digits) => Number.parseInt(digits, radix))

const decoded = (bytes: ReadonlyArray<number>): string | undefined => {
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}

/** The inside of a JSON string that holds this text. `JSON.stringify` leaves U+007F to U+009F alone, as JSON allows. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)
