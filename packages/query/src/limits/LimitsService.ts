/**
 * What limits do, whoever shares their count.
 */
import type { RateLimited } from "@tallymark/core"
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Pool } from "./LimitOptions.ts"
import type { LimitStatus } from "./LimitStatus.ts"

/** Grants permits for calls, one per HTTP attempt. */
export interface LimitsService {
  /**
   * Runs an effect once there is a permit for it, and holds its place among the running calls until it ends. Fails with
   * `RateLimited` (status undefined) at once when the wait would be longer than `MaxWait`. An effect that fails with a
   * 429 of the service pauses the pool.
   */
  readonly permit: <A, E, R>(pool: Pool, effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E | RateLimited, R>
  /** Like `permit`, for a call that lasts as long as a scope: a body that is read piece by piece. */
  readonly acquire: (pool: Pool) => Effect.Effect<void, RateLimited, Scope.Scope>
  /** Grants no permit of a pool for a while: for what `Retry-After` asks, a minute where it says nothing, an hour at most. */
  readonly pause: (pool: Pool, duration?: Duration.Input) => Effect.Effect<void>
  /**
   * How long the last of some further calls would wait, if nobody else makes any. Where a call is known to take some
   * time, as many run at once as may, and it is the end of the last.
   */
  readonly forecast: (pool: Pool, calls: number, callTakes?: Duration.Duration) => Effect.Effect<Duration.Duration>
  /** What each pool has used, and when its next permit is free. */
  readonly status: Effect.Effect<LimitStatus>
}
