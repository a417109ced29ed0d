/**
 * What may be kept of an error that the platform throws.
 */

/**
 * The platform's code of a failure (`ECONNRESET`, `UND_ERR_SOCKET`), from the error or what caused it. The error itself
 * is dropped: it may carry the URL.
 */
export const codeOf = (error: unknown): string | undefined => {
  for (let depth = 0, current = error; depth < 4 && typeof current === "object" && current !== null; depth++) {
    if ("code" in current && typeof current.code === "string" && /^[A-Z][A-Z0-9_]{2,40}$/.test(current.code)) {
      return current.code
    }
    current = "cause" in current ? current.cause : undefined
  }
  return undefined
}
