/**
 * A call of an old client, read from a line of a log: an access log, a KISSmetrics spool, or a list of URLs.
 */

/** A path and its parameters, decoded, in order. */
export interface CapturedCall {
  readonly path: string
  readonly parameters: ReadonlyArray<readonly [name: string, text: string]>
  /** Whether an escape is no UTF-8; the text has U+FFFD in its place then. */
  readonly isBroken: boolean
}

const inRequestLine = /"(?:GET|POST) (\S+)(?: HTTP\/[\d.]+)?"/
// The old clients encode quotes and angle brackets, so one that stands there is around the URL.
const url = /https?:\/\/[^/\s"'<>]+(\/[^\s"'<>]*)/
const path = /^\s*(\/[^\s?]*\?\S*)\s*$/

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text.replaceAll("+", " "))
  } catch {
    return undefined
  }
}

/** Reads a line; `undefined` when it holds no call. */
export const readLine = (line: string): CapturedCall | undefined => {
  const target = (inRequestLine.exec(line) ?? url.exec(line) ?? path.exec(line))?.[1]
  const at = target?.indexOf("?") ?? -1
  if (target === undefined || at < 0) return undefined
  const query = target.slice(at + 1)
  const pairs = query.split("&").flatMap((pair) => (pair === "" ? [] : [pair.split(/=(.*)/s, 2)]))
  const isBroken = pairs.some((pair) => pair.some((text) => decode(text) === undefined))
  return { path: withoutOrigin(target.slice(0, at)), parameters: [...new URLSearchParams(query)], isBroken }
}

/** A host that was given with a slash behind it leaves two in front of the path. */
const withoutOrigin = (text: string): string => text.replace(/^https?:\/\/[^/]+/, "").replace(/^\/+/, "/")
