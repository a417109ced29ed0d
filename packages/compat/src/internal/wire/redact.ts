/**
 * URLs as errors may show them: the query of either service holds a key, and is left out, as are a user and a password.
 */

/** A URL without what follows the question mark, and without a user. */
export const redacted = (url: string): string => (url.includes("?") ? `${bare(url)}?<redacted>` : bare(url))

/** A URL up to its question mark, without a user. */
export const bare = (url: string): string =>
  (url.split("?", 1)[0] ?? "").replace(/^([a-z][a-z\d+.-]*:\/\/)[^/]*@/i, "$1")
