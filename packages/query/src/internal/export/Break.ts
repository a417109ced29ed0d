/**
 * How the parts that read an export tell each other that it breaks off.
 */
import type { BreakReason } from "../../export/ExportIncomplete.ts"

/** Thrown where an export breaks off; becomes an `ExportIncomplete` once it is known how far it came. */
export class Break extends Error {
  readonly reason: BreakReason

  constructor(reason: BreakReason) {
    super(reason._tag)
    this.reason = reason
  }
}

/** Thrown where a service that answered 200 says that it refuses the export after all. */
export class Refused extends Error {
  /** The service's words, as they came. */
  readonly words: string

  constructor(words: string) {
    super("refused")
    this.words = words
  }
}

/** Whether a line that is no event says that the service gave up: in a line of its own, or in the middle of an event. */
export const isTerminated = (line: string): boolean => line.trimEnd().endsWith("terminated early")

/** Throws {@link Refused} when the first line of a response, and so all of it, says `{"error": "…"}`. */
export const refuse = (line: string): void => {
  const value = jsonOf(line)
  if (typeof value !== "object" || value === null || !("error" in value) || "event" in value) return
  if (typeof value.error === "string") throw new Refused(value.error)
}

/** The value of a text that may be JSON. */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
