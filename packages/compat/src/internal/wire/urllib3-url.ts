/**
 * How urllib3 reads a URL before it sends a request: dot segments go, characters that do not belong are
 * percent-encoded, escapes become upper-case, the host lower-case.
 */
import { LocationParseError, LocationValueError } from "../../errors/urllib3.ts"
import { redacted } from "./redact.ts"

/** A URL taken apart. */
export interface Target {
  readonly scheme: string
  readonly host: string
  readonly port: number
  /** Path and query, as they go out. */
  readonly target: string
}

const pathCharacters = /[A-Za-z0-9._~!$&'()*+,;=:@/-]/
const queryCharacters = /[A-Za-z0-9._~!$&'()*+,;=:@/?-]/

/** A lone `%` makes every `%` a character to encode, also those of right escapes. */
const encodeInvalid = (text: string, allowed: RegExp): string => {
  const upper = text.replace(/%[a-fA-F0-9]{2}/g, (escape) => escape.toUpperCase())
  const isEncoded = !/%(?![A-F0-9]{2})/.test(upper)
  return Array.from(upper, (character) => {
    if (allowed.test(character) || (isEncoded && character === "%")) return character
    return Array.from(utf8Of(character), escapeByte).join("")
  }).join("")
}

/** UTF-8, which has three bytes for half of a surrogate pair too: Python's `surrogatepass`. */
const utf8Of = (character: string): Uint8Array => {
  if (character.isWellFormed()) return new TextEncoder().encode(character)
  const unit = character.charCodeAt(0)
  return Uint8Array.of(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f))
}

const escapeByte = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`

/** RFC 3986, section 5.2.4. */
const removeDotSegments = (path: string): string => {
  const kept: Array<string> = []
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop()
    else if (segment !== ".") kept.push(segment)
  }
  if (path.startsWith("/") && kept[0] !== "") kept.unshift("")
  if (/\/\.{1,2}$/.test(path)) kept.push("")
  return kept.join("/")
}

const parts = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^\\/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#.*)?$/s
const authority = /^(?:.*@)?((?:[^[\]%:/?#]|%[a-fA-F0-9]{2})*|\[[0-9a-fA-F:.]+\])(?::([0-9]{0,5}))?$/s

/**
 * Takes a URL apart. Throws `LocationValueError` when it has no host, and `LocationParseError` when it cannot be
 * read; that shows the URL up to its query.
 */
export const parseUrl = (url: string): Target => {
  const [, scheme = "http", network = "", path = "", query] = parts.exec(url) ?? []
  const found = authority.exec(network)
  const port = found?.[2] === undefined || found[2] === "" ? defaultPort(scheme) : Number(found[2])
  if (found === null || port > 65_535) throw new LocationParseError(`Failed to parse: ${redacted(url)}`)
  const host = (found[1] ?? "").toLowerCase()
  if (host === "") throw new LocationValueError("No host specified.")
  const target = encodeInvalid(removeDotSegments(path), pathCharacters) || "/"
  const rest = query === undefined ? "" : `?${encodeInvalid(query, queryCharacters)}`
  return { scheme: scheme.toLowerCase(), host, port, target: target + rest }
}

const defaultPort = (scheme: string): number => (scheme.toLowerCase() === "https" ? 443 : 80)

/** The URL that is requested. */
export const urlOf = ({ scheme, host, port, target }: Target): string => `${scheme}://${host}:${port}${target}`
