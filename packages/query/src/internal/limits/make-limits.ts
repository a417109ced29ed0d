/**
 * The limits of one project: a ledger and a line per pool.
 */
import { isApiError, RateLimited } from "@tallymark/core"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Scope from "effect/Scope"
import { type LimitSettings, type Pool, type PoolRules, pools } from "../../limits/LimitOptions.ts"
import type { PoolStatus } from "../../limits/LimitStatus.ts"
import type { LimitsService } from "../../limits/LimitsService.ts"
import { MaxWait } from "../../limits/MaxWait.ts"
import * as Gate from "./Gate.ts"
import { type Ledger, waitOf } from "./Ledger.ts"
import { makeSteady } from "./SteadyClock.ts"

/** How long a 429 without `Retry-After` pauses a pool. */
const defaultPause = Duration.minutes(1)

/** No limit of the service looks further back, so no pause is longer. */
const longestPause = Duration.hours(1)

/** Makes the service over one ledger per pool. */
export const make = Effect.fnUntraced(function* <E, R>(
  settings: LimitSettings,
  open: (pool: Pool, rules: PoolRules) => Effect.Effect<Ledger, E, R>
): Effect.fn.Return<LimitsService, E, R> {
  const opened = yield* Effect.forEach(pools, (pool) =>
    Effect.map(open(pool, settings.pools[pool]), (ledger) => ({
      pool,
      ledger,
      gate: Gate.make(ledger, settings.pools[pool].concurrent, (wait) => settings.onWait(pool, wait))
    }))
  )
  const byPool = Object.fromEntries(opened.map((entry) => [entry.pool, entry])) as Record<Pool, (typeof opened)[number]> // one entry per pool
  const steady = makeSteady()

  const acquire: LimitsService["acquire"] = (pool) =>
    Effect.flatMap(MaxWait, (maxWait) => steady(byPool[pool].gate.acquire(maxWait ?? settings.maxWait))).pipe(
      Effect.withSpan("Limits.acquire", { attributes: { pool } })
    )

  const pause: LimitsService["pause"] = (pool, duration) => steady(byPool[pool].ledger.pause(pauseOf(duration)))

  return {
    acquire,
    pause,
    // A scope of its own: one that the effect needs is the caller's.
    permit: (pool, effect) =>
      Effect.acquireUseRelease(
        Scope.make(),
        (scope) =>
          Effect.andThen(
            Scope.provide(acquire(pool), scope),
            Effect.tapError(effect, (error) => {
              const refused = refusalOf(error)
              return refused === undefined ? Effect.void : pause(pool, refused.retryAfter)
            })
          ),
        Scope.close
      ),
    forecast: (pool, calls, callTakes = Duration.zero) =>
      calls === 0 ? Effect.succeed(Duration.zero) : steady(byPool[pool].gate.forecast(calls, callTakes)),
    status: Effect.map(
      Effect.forEach(opened, ({ pool, ledger }) =>
        Effect.map(steady(statusOf(ledger, settings.pools[pool])), (status) => [pool, status] as const)
      ),
      (all) => Object.fromEntries(all) as Record<Pool, PoolStatus> // one entry per pool
    )
  }
})

const statusOf = Effect.fnUntraced(function* (ledger: Ledger, { rates }: PoolRules): Effect.fn.Return<PoolStatus> {
  const account = yield* ledger.account
  const hour = account.supplies[rates.findIndex(({ name }) => name === "hour")]
  const remaining = hour?.waits.filter((wait) => wait === 0).length ?? Number.POSITIVE_INFINITY
  return {
    used: hour === undefined ? 0 : hour.waits.length - remaining,
    remaining,
    running: account.running,
    nextAt: new Date((yield* Clock.currentTimeMillis) + waitOf(account, 1))
  }
})

const pauseOf = (duration: Duration.Input | undefined): Duration.Duration => {
  const asked = duration === undefined ? Option.none() : Duration.fromInput(duration)
  return Duration.min(
    Option.getOrElse(asked, () => defaultPause),
    longestPause
  )
}

/** The 429 of the service in an error, if that is what it is. One of our own pauses nobody. */
const refusalOf = (error: unknown): RateLimited | undefined => {
  const reason = isApiError(error) ? error.reason : error
  return reason instanceof RateLimited && reason.status === 429 ? reason : undefined
}

/** Limits that grant everything. */
export const unlimited: LimitsService = {
  permit: (_, effect) => effect,
  acquire: () => Effect.void,
  pause: () => Effect.void,
  forecast: (_, calls, callTakes = Duration.zero) => Effect.succeed(calls === 0 ? Duration.zero : callTakes),
  status: Effect.map(Clock.currentTimeMillis, (now) => {
    const status = { used: 0, remaining: Number.POSITIVE_INFINITY, running: 0, nextAt: new Date(now) }
    return { query: status, jql: status, export: status }
  })
}
