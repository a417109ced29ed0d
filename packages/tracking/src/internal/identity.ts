/**
 * Identities that stand for nobody. Thousands of people recorded as `null` become one person, and an alias made with
 * one of these merges them all for good, so they are refused at the call.
 */
import type { Issue } from "@tallymark/core"

const nobody: ReadonlySet<string> = new Set([
  "anonymous",
  "guest",
  "unknown",
  "n/a",
  "nobody",
  "nil",
  "none",
  "null",
  "undefined",
  "nan",
  "true",
  "false",
  "[object object]"
])

/** Most identities are longer, and need not be looked up. */
const longest = Math.max(...Array.from(nobody, ({ length }) => length))

/** What is wrong with an identity, for the parameter the caller knows as `path`. */
export const identityIssue = (path: string, identity: unknown): Issue | undefined => {
  if (typeof identity !== "string") return { path, message: `must be a string, not ${kindOf(identity)}` }
  const bare = identity.trim()
  if (bare === "") return { path, message: "must not be empty; record nobody rather than an empty identity" }
  if (bare.length <= longest && nobody.has(bare.toLowerCase()))
    return { path, message: "stands for nobody in particular; it would merge unrelated people" }
  return undefined
}

const kindOf = (value: unknown): string => (value === null ? "null" : typeof value)
