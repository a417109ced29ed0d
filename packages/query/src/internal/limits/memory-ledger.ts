/**
 * The book of one pool in the memory of this process.
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as RateLimiter from "effect/persistence/RateLimiter"
import type { PoolRules } from "../../limits/LimitOptions.ts"
import * as Ledger from "./Ledger.ts"
import * as Pause from "./Pause.ts"
import * as Places from "./Places.ts"

/** A limiter that keeps its windows in memory. */
export const limiter: Effect.Effect<RateLimiter.RateLimiter> = Effect.provide(
  RateLimiter.make,
  Layer.fresh(RateLimiter.layerStoreMemory)
)

/** A book in memory, which what was used before can be entered in. */
export interface MemoryLedger extends Ledger.Ledger {
  /** Enters a permit that was used so long ago. */
  readonly enter: (age: Duration.Duration) => Effect.Effect<void>
}

/** Opens an empty book. */
export const make = (key: string, rules: PoolRules): Effect.Effect<MemoryLedger> =>
  Effect.map(limiter, (limiter) => {
    const means = { places: Places.makeMemory(rules.concurrent), pause: Pause.makeMemory() }
    const ledger = Ledger.make({ limiter, key, rules, ...means })
    // Memory is always there.
    return {
      account: Effect.orDie(ledger.account),
      take: Effect.orDie(ledger.take),
      enter: (age) => Effect.orDie(ledger.enter(age)),
      vacancy: ledger.vacancy,
      pause: (duration) => Effect.orDie(ledger.pause(duration))
    }
  })
