/** Follows `$ref`. Only references into the same document are supported; anything else is a problem to report. */

/** What a value stands for, or why nobody can say. */
export type Resolved = { readonly value: unknown } | { readonly problem: string }

/** The value itself, or what its reference points to, however many references on. */
export const resolve = (document: unknown, value: unknown, visited: ReadonlyArray<string> = []): Resolved => {
  if (!isObject(value) || !Object.hasOwn(value, "$ref")) return { value }
  const reference = String(value.$ref)
  const quoted = `\`$ref: ${reference}\``
  if (!reference.startsWith("#/")) return { problem: `${quoted} leads out of this document, which is not supported` }
  if (Object.keys(value).length > 1) return { problem: `${quoted} has keys beside it, which would be lost` }
  if (visited.includes(reference)) return { problem: `${quoted} leads back to itself` }
  const target = reference.slice(2).split("/").map(unescapeToken).reduce(member, document)
  return target === undefined
    ? { problem: `${quoted} points to nothing` }
    : resolve(document, target, [...visited, reference])
}

/** Whether a value is an object with keys, not a list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const member = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined

/** Undoes the escapes of a JSON Pointer. */
const unescapeToken = (token: string): string => token.replaceAll("~1", "/").replaceAll("~0", "~")
