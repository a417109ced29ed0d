/**
 * The one error every call fails with: which operation was tried, and a reason from a closed union.
 *
 * Reasons hold facts in typed fields and say them in plain words. They never hold a secret, a URL, a header or a value
 * the caller passed in, and they keep no `cause`: foreign errors are read for a code and then let go.
 */
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Predicate from "effect/Predicate"
import { PlainError } from "./PlainError.ts"

/** One problem in the caller's input: where it is, and what is wrong with it. */
export interface Issue {
  /** For example `properties.plan`; empty when the input as a whole is meant. */
  readonly path: string
  /** What is wrong and what to do, without the offending value. */
  readonly message: string
}

/** The input breaks a rule of the operation; nothing was sent. Lists every problem, not only the first. */
export class InvalidInput extends Data.TaggedError("InvalidInput")<{ readonly issues: ReadonlyArray<Issue> }> {
  override get message(): string {
    return this.issues.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; ")
  }
}

/** The request could not be signed; nothing was sent. */
export class SigningFailed extends Data.TaggedError("SigningFailed")<{ readonly detail: string }> {
  override get message(): string {
    return `the request could not be signed: ${this.detail}`
  }
}

/** No response arrived, or only a part of one. The request may or may not have reached the service. */
export class TransportFailed extends Data.TaggedError("TransportFailed")<{
  /** The platform's code, such as `ECONNREFUSED`, when it gives one. */
  readonly code: string | undefined
  /** Whether an answer had begun, and could not be read to its end. */
  readonly brokeOff?: boolean | undefined
}> {
  override get message(): string {
    const code = this.code === undefined ? "" : ` (${this.code})`
    return this.brokeOff === true
      ? `the answer could not be read to its end${code}: it broke off, or is damaged`
      : `no response arrived${code}; check the host and the network`
  }
}

/** No complete response arrived in time. The request may or may not have reached the service. */
export class TimedOut extends Data.TaggedError("TimedOut")<{ readonly after: Duration.Duration }> {
  override get message(): string {
    return `no complete response arrived within ${Duration.format(this.after)}`
  }
}

/** The service, or a limit kept on this side, refuses more calls for now. */
export class RateLimited extends Data.TaggedError("RateLimited")<{
  /** `undefined` when a limit on this side held the call back, and nothing was sent. */
  readonly status: 429 | undefined
  readonly retryAfter: Duration.Duration | undefined
  /** The service's own name for the request, when it gives one. */
  readonly requestId?: string | undefined
}> {
  override get message(): string {
    const wait = this.retryAfter === undefined ? "later" : `after ${Duration.format(this.retryAfter)}`
    const what = this.status === undefined ? "a limit kept on this side holds the request back" : "too many requests"
    return `${what}; try again ${wait}`
  }
}

/**
 * The service understood the request and refuses it. Sending it again changes nothing.
 *
 * `status` is a 4xx or a redirect; it is 200 where a service refuses by an `error` in the body.
 */
export class Rejected extends Data.TaggedError("Rejected")<{
  readonly status: number
  /** What the service says about it, shortened, and without the caller's credentials. */
  readonly detail?: string | undefined
  /** The service's own name for the request, when it gives one. */
  readonly requestId?: string | undefined
}> {
  override get message(): string {
    if (this.status >= 300 && this.status < 400) {
      return `the service answered ${this.status}, a redirect, which is never followed; check the host`
    }
    const said = this.detail === undefined ? "" : `: ${this.detail}`
    const advice = advices[this.status]
    return `the service rejected the request with ${this.status}${said}${advice === undefined ? "" : `; ${advice}`}`
  }
}

const advices: Readonly<Record<number, string>> = {
  401: "check the credentials, and the region they belong to",
  402: "the plan of the project does not include this call",
  403: "the credentials are known and may not make this call"
}

/** The service could not serve the request now: a 5xx, or a 408. */
export class ServerFailed extends Data.TaggedError("ServerFailed")<{
  readonly status: number
  readonly retryAfter: Duration.Duration | undefined
  /** The service's own name for the request, when it gives one. */
  readonly requestId?: string | undefined
}> {
  override get message(): string {
    return `the service failed with ${this.status}`
  }
}

/** An answer arrived that is not what the operation promises. */
export class UnreadableResponse extends Data.TaggedError("UnreadableResponse")<{
  readonly status: number
  /** What is wrong with the body; absent when the status itself is none that the operation lists. */
  readonly detail?: string | undefined
  /** The service's own name for the request, when it gives one. */
  readonly requestId?: string | undefined
}> {
  override get message(): string {
    return this.detail === undefined
      ? `the service answered ${this.status}, which this operation does not list; is the host the right one?`
      : `the service answered ${this.status} with a body that cannot be read: ${this.detail}`
  }
}

/** Why a call failed. A closed union: `switch` over `_tag` and the compiler checks that every case is handled. */
export type Reason =
  | InvalidInput
  | SigningFailed
  | TransportFailed
  | TimedOut
  | RateLimited
  | Rejected
  | ServerFailed
  | UnreadableResponse

const retryable: Readonly<Record<Reason["_tag"], boolean>> = {
  InvalidInput: false,
  SigningFailed: false,
  TransportFailed: true,
  TimedOut: true,
  RateLimited: true,
  Rejected: false,
  ServerFailed: true,
  UnreadableResponse: false
}

/**
 * Every failure of a call: what was tried, and why it failed.
 *
 * **Example**
 *
 * ```ts
 * import { ApiError, isApiError, Rejected } from "@tallymark/core"
 *
 * const error: unknown = new ApiError({ operation: "record", reason: new Rejected({ status: 400 }) })
 * if (isApiError(error) && error.reason._tag === "Rejected") console.log(error.message)
 * // record: the service rejected the request with 400
 * ```
 */
export class ApiError extends PlainError("ApiError")<{
  /** The operation's id in its spec, such as `record`. */
  readonly operation: string
  readonly reason: Reason
}> {
  override get message(): string {
    return `${this.operation}: ${this.reason.message}`
  }

  /** Whether the same request may succeed later. Retry policies read this and know no status codes. */
  get isRetryable(): boolean {
    return retryable[this.reason._tag]
  }

  /** How long the service asked to be left alone, when it did. */
  get retryAfter(): Duration.Duration | undefined {
    return this.reason._tag === "RateLimited" || this.reason._tag === "ServerFailed"
      ? this.reason.retryAfter
      : undefined
  }
}

/** Whether a value is an {@link ApiError}, also one from another copy of this package. */
export const isApiError = (value: unknown): value is ApiError =>
  Predicate.isError(value) && Predicate.isTagged(value, "ApiError")
