/**
 * Sends a prepared question: one permit of the limits per attempt, and retries as the policy says.
 */
import { type ApiClient, ApiError } from "@tallymark/core"
import * as Effect from "effect/Effect"
import { type Pool, pools } from "../limits/LimitOptions.ts"
import type { Client } from "./Client.ts"
import { retries } from "./retries.ts"
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
