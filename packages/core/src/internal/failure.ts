/**
 * What an answer that is no success means, and what of it can be told: the service's own words, shortened, printable,
 * and without the credentials that it may repeat.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { parseRetryAfter, retryAfterDelay } from "effect/http/Headers"
import { RateLimited, type Reason, Rejected, ServerFailed, UnreadableResponse } from "../ApiError.ts"
import { errorOf, member, readJson } from "./json.ts"
import { printable } from "./printable.ts"

/** The parts of a response that an error is made from. */
export interface Failed {
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly body: Uint8Array
}

/** A text of the service's as it may be shown: without secrets, on one line, and no longer than `length`. */
export type Quote = (text: string, length?: number) => string

/** Makes a {@link Quote} from what takes the secrets out. */
export const quoting =
  (redact: (text: string) => string): Quote =>
  (text, length = 300) => {
    const shown = printable(redact(text.slice(0, 10_000)).trim())
    return shown.length <= length ? shown : `${shown.slice(0, length - 1)}…`.toWellFormed()
  }

/** The reason for an answer that the operation does not list as a success. */
export const failure = Effect.fnUntraced(function* (response: Failed, quote: Quote): Effect.fn.Return<Reason> {
  const { status } = response
  const named = requestId(response, quote)
  if (status === 429) return new RateLimited({ status, retryAfter: yield* retryAfter(response), ...named })
  if (status >= 500 || status === 408) {
    return new ServerFailed({ status, retryAfter: yield* retryAfter(response), ...named })
  }
  if (status >= 300) {
    const said = errorOf(readJson(response.body).value)
    return new Rejected({ status, ...(said === undefined ? {} : { detail: quote(said) }), ...named })
  }
  return new UnreadableResponse({ status, ...named })
})

/** The value of a body where JSON is promised, or why there is none. */
export const promisedJson = (
  response: Failed,
  quote: Quote
): { readonly value: unknown } | Rejected | UnreadableResponse => {
  const { status, body } = response
  const { value, problem, text } = readJson(body)
  if (problem !== undefined) {
    const begins = text.trim() === "" ? "" : `; it begins: ${quote(text, 80)}`
    return new UnreadableResponse({ status, detail: problem + begins, ...requestId(response, quote) })
  }
  // Reports may have any names for members, but never a text under one of them: that is the service's own.
  const said = member(value, "error")
  if (typeof said === "string" && said !== "") {
    return new Rejected({ status, detail: quote(said), ...requestId(response, quote) })
  }
  return { value }
}

/** Why a success with a body beyond the bound is none. */
export const tooLong = (response: Failed, maxBytes: number, quote: Quote): UnreadableResponse => {
  const mebibytes = maxBytes / 2 ** 20
  const size = Number.isInteger(mebibytes) && mebibytes > 0 ? `${mebibytes} MiB` : `${maxBytes} bytes`
  const detail = `the body is longer than ${size}, the most that is read of an answer`
  return new UnreadableResponse({ status: response.status, detail, ...requestId(response, quote) })
}

const requestId = ({ header }: Failed, quote: Quote): { readonly requestId?: string } => {
  const id = header("x-request-id")
  return id !== undefined && /^[\w.:/+=-]{1,128}$/.test(id) ? { requestId: quote(id) } : {}
}

/** What `Retry-After` asks for, as seconds or as a date; one that cannot be read is none (RFC 9110 §10.2.3). */
const retryAfter = Effect.fnUntraced(function* ({ header }: Failed) {
  const asked = header("retry-after")
  if (asked === undefined) return undefined
  const parsed = parseRetryAfter(asked)
  return parsed._tag === "Failure" ? undefined : retryAfterDelay(parsed.success, yield* Clock.currentTimeMillis)
})
