/**
 * When to try again. Decides from `isRetryable` and `retryAfter` of the error alone.
 *
 * The wait before retry `n` is `min(base × 2ⁿ, cap)`, ±20% so that clients do not march in step, and never shorter than
 * the service asked for, up to a ceiling.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import { ApiError, InvalidInput, type Issue } from "./ApiError.ts"

/** Settings of a policy; each has a default. */
export interface RetryOptions {
  /**
   * The wait before the first retry.
   *
   * @default "500 millis"
   */
  readonly base?: Duration.Input | undefined
  /**
   * The longest wait this side chooses by itself, before jitter.
   *
   * @default "30 seconds"
   */
  readonly cap?: Duration.Input | undefined
  /**
   * How often a request is sent at most, the first time included; `Infinity` never gives up.
   *
   * @default 10
   */
  readonly attempts?: number | undefined
  /**
   * The longest `Retry-After` that is honoured in full; a longer one is cut to this.
   *
   * @default "5 minutes"
   */
  readonly retryAfterCeiling?: Duration.Input | undefined
}

/** A policy with every setting decided. */
export interface RetryPolicy {
  readonly base: Duration.Duration
  readonly cap: Duration.Duration
  readonly attempts: number
  readonly retryAfterCeiling: Duration.Duration
}

/** What applies where the caller says nothing. */
export const defaults: RetryPolicy = {
  base: Duration.millis(500),
  cap: Duration.seconds(30),
  attempts: 10,
  retryAfterCeiling: Duration.minutes(5)
}

/** Fills in the defaults. Throws an {@link ApiError} with `InvalidInput` that names every setting that makes no sense. */
export const make = (options: RetryOptions = {}): RetryPolicy => {
  const issues: Array<Issue> = []
  const duration = (name: Exclude<keyof RetryPolicy, "attempts">): Duration.Duration => {
    const input = options[name]
    if (input === undefined) return defaults[name]
    const parsed = Number.isNaN(input) ? Option.none() : Duration.fromInput(input)
    if (parsed._tag === "Some" && Duration.toMillis(parsed.value) >= 0) return parsed.value
    issues.push({ path: `retry.${name}`, message: 'must be a duration such as "2 seconds", not negative' })
    return defaults[name]
  }
  const attempts = options.attempts ?? defaults.attempts
  if (attempts !== Number.POSITIVE_INFINITY && !(Number.isInteger(attempts) && attempts >= 1)) {
    issues.push({ path: "retry.attempts", message: "must be a whole number from 1, or Infinity" })
  }
  const policy = {
    base: duration("base"),
    cap: duration("cap"),
    attempts,
    retryAfterCeiling: duration("retryAfterCeiling")
  }
  if (issues.length > 0) throw new ApiError({ operation: "retry", reason: new InvalidInput({ issues }) })
  return policy
}

const requested = (policy: RetryPolicy, error: ApiError): Duration.Duration =>
  error.retryAfter === undefined ? Duration.zero : Duration.min(error.retryAfter, policy.retryAfterCeiling)

/** The policy as a schedule for `Effect.retry`. Jitter comes first, so that a wait the service asked for is never cut. */
export const schedule = (policy: RetryPolicy): Schedule.Schedule<unknown, ApiError> =>
  Schedule.min([Schedule.exponential(policy.base), Schedule.spaced(policy.cap)]).pipe(
    Schedule.jittered,
    Schedule.setInputType<ApiError>(),
    Schedule.while(({ input }) => input.isRetryable),
    Schedule.modifyDelay(({ duration, input }) => Effect.succeed(Duration.max(duration, requested(policy, input)))),
    Schedule.upTo({ times: policy.attempts - 1 })
  )
