/**
 * Sends a prepared question: one permit of the limits per attempt, and retries as the policy says.
 */
import { type ApiClient, ApiError, RetryPolicy } from "@tallymark/core"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import { type Pool, pools } from "../limits/LimitOptions.ts"
import type { Client } from "./Client.ts"
import type { Wire } from "./wire.ts"

/** Sends a question, as often as it takes within the policy. */
export const send = (
  client: Client["Service"],
  { service, operation }: Wire,
  prepared: ApiClient.Prepared
): Effect.Effect<ApiClient.Answer, ApiError> => {
  const attempt = client.services[service].attempt(prepared)
  const pool = poolOf(operation.limit)
  return Effect.retry(
    pool === undefined ? attempt : permitted(client, pool, operation.id, attempt),
    retries(client.settings.retry)
  )
}

const poolOf = (limit: string | undefined): Pool | undefined => pools.find((pool) => pool === limit)

const permitted = <A>(
  client: Client["Service"],
  pool: Pool,
  operation: string,
  attempt: Effect.Effect<A, ApiError>
): Effect.Effect<A, ApiError> =>
  Effect.catchTag(client.limits.permit(pool, attempt), "RateLimited", (reason) =>
    Effect.fail(new ApiError({ operation, reason }))
  )

/** A limit on this side has said how long the wait would be, and that it is too long. */
const retries = (policy: RetryPolicy.RetryPolicy) =>
  RetryPolicy.schedule(policy).pipe(
    Schedule.while(({ input }) => input.reason._tag !== "RateLimited" || input.reason.status !== undefined)
  )
