/**
 * When a request is sent again that had no answer, or one that another time may be better.
 */
import { type ApiError, RetryPolicy } from "@tallymark/core"
import * as Schedule from "effect/Schedule"

/** The policy, but for what a limit on this side refuses: it has said how long the wait would be, and that it is too long. */
export const retries = (policy: RetryPolicy.RetryPolicy): Schedule.Schedule<unknown, ApiError> =>
  RetryPolicy.schedule(policy).pipe(
    Schedule.while(({ input }) => input.reason._tag !== "RateLimited" || input.reason.status !== undefined)
  )
