/**
 * The book of one pool in Redis, where every process that counts for the project reads and writes it.
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as RateLimiter from "effect/persistence/RateLimiter"
import * as Redis from "effect/persistence/Redis"
import type { PoolRules } from "../../limits/LimitOptions.ts"
import * as Ledger from "./Ledger.ts"
import type { LedgerUnavailable } from "./LedgerUnavailable.ts"
import * as Places from "./Places.ts"
import * as redisPause from "./redis-pause.ts"
import * as redisPlaces from "./redis-places.ts"

/** Opens the book under `key`. A place is leased for `lease` at a time. */
export const make = Effect.fnUntraced(function* (
  key: string,
  rules: PoolRules,
  lease: Duration.Duration
): Effect.fn.Return<Ledger.Ledger<LedgerUnavailable>, never, Redis.Redis> {
  const redis = yield* Redis.Redis
  const store = yield* RateLimiter.makeStoreRedis({ prefix: "" })
  const limiter = yield* Effect.provideService(RateLimiter.make, RateLimiter.RateLimiterStore, store)
  return Ledger.make({
    limiter,
    key,
    rules,
    places: Number.isFinite(rules.concurrent)
      ? redisPlaces.make(redis, `${key}:running`, rules.concurrent, lease)
      : Places.makeMemory(rules.concurrent),
    pause: redisPause.make(redis, `${key}:pause`)
  })
})
