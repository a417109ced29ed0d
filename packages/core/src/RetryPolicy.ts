/**
 * When to try again. Decides from `isRetryable` and `retryAfter` of the error alone.
 *
 * The wait before retry `n` is `min(base × 2ⁿ, cap)`, ±20% so that clients do not march in step, and never shorter than
 * the service asked for, up to a ceiling.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { ApiError } from "./ApiError.ts"
import { OptionCheck } from "./OptionCheck.ts"

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

/** Fills in the defaults. Throws an {@link ApiError} with `InvalidInput` that names every setting that makes no sense. */
export const make = (options: RetryOptions = {}): RetryPolicy => {
  const check = new OptionCheck()
  const { attempts = 10 } = options
  if (attempts !== Number.POSITIVE_INFINITY && !(Number.isInteger(attempts) && attempts >= 1)) {
    check.problem("retry.attempts", "must be a whole number from 1, or Infinity")
  }
  const range = { least: "0 seconds", mayBeInfinite: true } as const
  const policy = {
    base: check.duration("retry.base", options.base, "500 millis", range),
    cap: check.duration("retry.cap", options.cap, "30 seconds", range),
    attempts,
    retryAfterCeiling: check.duration("retry.retryAfterCeiling", options.retryAfterCeiling, "5 minutes", range)
  }
  check.end("retry")
  return policy
}

/** What applies where the caller says nothing. */
export const defaults: RetryPolicy = make()

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
