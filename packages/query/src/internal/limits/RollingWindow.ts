/**
 * A rate that holds in every window of time, wherever it begins.
 *
 * Neither algorithm of `RateLimiter` does that alone: a fixed window of 60 lets 119 calls through around its end, a token
 * bucket as many in its first hour. So each permit is a fixed window of one: used by a call, and free again one window
 * later. Sixty of them are an exact log of the last hour, in whatever store the limiter keeps.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { ConsumeResult, RateLimiter, RateLimiterError } from "effect/persistence/RateLimiter"
import type { Rate } from "../../limits/LimitOptions.ts"
import { type LedgerUnavailable, unavailable } from "./LedgerUnavailable.ts"
import type { Supply } from "./timetable.ts"

/** The permits of one rate of one pool. */
export interface RollingWindow {
  /** In how long each permit is free. */
  readonly supply: Effect.Effect<Supply, LedgerUnavailable>
  /** Uses a permit, now or some time ago; false when there is none. It is free again when its window has passed. */
  readonly use: (age?: Duration.Duration) => Effect.Effect<boolean, LedgerUnavailable>
}

/** The permits of a rate, kept by a limiter under keys that begin with `key`. */
export const make = (limiter: RateLimiter, key: string, rate: Rate): RollingWindow => {
  const { window } = rate
  const slots = Array.from({ length: rate.permits }, (_, index) => `${key}:${rate.name}:${index}`)

  const consume = (slot: string, tokens: number, left = window): Effect.Effect<ConsumeResult, RateLimiterError> =>
    limiter.consume({ algorithm: "fixed-window", onExceeded: "fail", key: slot, limit: 1, tokens, window: left })

  // To consume nothing is to read.
  const waits = Effect.forEach(
    slots,
    (slot) =>
      Effect.map(consume(slot, 0), ({ remaining, resetAfter }) => ({
        slot,
        wait: remaining > 0 ? 0 : Duration.toMillis(resetAfter)
      })),
    { concurrency: "unbounded" }
  )

  const take = (slot: string, left: Duration.Duration): Effect.Effect<boolean, RateLimiterError> =>
    Effect.matchEffect(consume(slot, 1, left), {
      onSuccess: () => Effect.succeed(true),
      onFailure: (error) => (error.reason._tag === "RateLimitExceeded" ? Effect.succeed(false) : Effect.fail(error))
    })

  return {
    supply: Effect.mapError(
      Effect.map(waits, (all) => ({
        waits: all.map(({ wait }) => wait).toSorted((a, b) => a - b),
        window: Duration.toMillis(window)
      })),
      unavailable
    ),
    use: (age = Duration.zero) =>
      Effect.mapError(
        Effect.gen(function* () {
          const left = Duration.subtract(window, age)
          if (!Duration.isPositive(left)) return true
          // A slot that is free here may be used by another process a moment later: then the next one.
          for (const { slot, wait } of yield* waits) if (wait === 0 && (yield* take(slot, left))) return true
          return false
        }),
        unavailable
      )
  }
}
