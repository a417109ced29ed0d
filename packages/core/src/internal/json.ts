/**
 * Reads bodies as JSON. What a body holds is data: a member `__proto__` is a member like any other.
 */

/** The value of a body, or what keeps it from having one. */
export interface Read {
  readonly value: unknown
  /** What is wrong, without the text itself. */
  readonly problem: string | undefined
  /** The body as text, bytes that are no UTF-8 replaced. */
  readonly text: string
}

/** Reads a whole body. Never throws. */
export const readJson = (body: Uint8Array): Read => {
  const text = textOf(body)
  if (text === undefined) return { value: undefined, problem: "the body is longer than a text can be", text: "" }
  try {
    return { value: JSON.parse(text), problem: undefined, text }
  } catch {
    return { value: undefined, problem: problemOf(text), text }
  }
}

/** A body as text; nothing when the platform has no text of that length. */
const textOf = (body: Uint8Array): string | undefined => {
  try {
    return new TextDecoder().decode(body)
  } catch {
    return undefined
  }
}

const problemOf = (text: string): string => {
  const start = text.trimStart()
  if (start === "") return "the body is empty, where JSON was promised"
  if (start.startsWith("<")) return "the body is HTML or XML, where JSON was promised"
  return /^[[{"]/.test(start) ? "the body is JSON that breaks off or is malformed" : "the body is not JSON"
}

/** The words of an error body: `{"error": "…"}` or `{"error": {"message": "…"}}`. */
export const errorOf = (value: unknown): string | undefined => {
  const error = member(value, "error")
  const words = typeof error === "string" ? error : member(error, "message")
  return typeof words === "string" && words !== "" ? words : undefined
}

/** A member of an object, by its name; nothing for any other value. */
export const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined
