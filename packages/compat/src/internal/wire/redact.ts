/**
 * URLs as errors may show them: the query of either service holds a key, and is left out.
 */

/** A URL without what follows the question mark. */
export const redacted = (url: string): string => {
  const at = url.indexOf("?")
  return at < 0 ? url : `${url.slice(0, at)}?<redacted>`
}

/** A URL up to its question mark. */
export const bare = (url: string): string => url.split("?", 1)[0] ?? ""
