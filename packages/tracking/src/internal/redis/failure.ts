/** Reads what Redis and the way to it complain about. Messages of theirs may hold addresses, so only codes are kept. */
import { OutboxFailed } from "../../TrackingError.ts"

/** The typed failure behind whatever a command failed with. */
export const unavailable = (error: unknown): OutboxFailed => {
  if (error instanceof OutboxFailed) return error
  const code = codeOf(error)
  return new OutboxFailed({ code, problem: code === "OOM" ? "full" : code === "READONLY" ? "readonly" : "unavailable" })
}

/** The platform's code, or the word in capitals that a Redis error begins with, wherever in the causes or in a script it is. */
const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined
  if ("code" in error && typeof error.code === "string") return error.code
  // The client wraps what its socket ran into.
  const inner = "socketError" in error ? error.socketError : error.cause
  return /-([A-Z]{3,}) /.exec(error.message)?.[1] ?? /^([A-Z]{3,}) /.exec(error.message)?.[1] ?? codeOf(inner)
}
