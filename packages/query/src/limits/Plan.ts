/**
 * What a piece of work costs, before it starts: how many calls, and how long the limits make it take after what has been
 * used already.
 */
import { ApiError, InvalidInput, type Issue } from "@tallymark/core"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { callsOf, countCalls } from "../internal/limits/count-calls.ts"
import { type Pool, pools } from "./LimitOptions.ts"
import { Limits } from "./Limits.ts"
import { type Shard, shards, type Work } from "./Work.ts"

/** How many calls there are, and how long it takes until the last of them may start. */
export interface Cost {
  readonly calls: number
  /** From now, if nobody else makes calls; until the last call is done where `callTakes` is known. */
  readonly duration: Duration.Duration
}

/** The same work with its export cut into larger shards. */
export interface Alternative extends Cost {
  readonly shard: Shard
}

/** What a piece of work costs. The pools work side by side, so that the slowest decides. */
export interface Plan extends Cost {
  readonly pools: Readonly<Record<Pool, Cost>>
  /** When `duration` is over. */
  readonly doneAt: Date
  /** Fewer, larger shards, where that makes fewer calls. */
  readonly alternatives: ReadonlyArray<Alternative>
}

/**
 * Plans a piece of work under the limits in the context. Makes no calls. Fails with `InvalidInput` that names everything
 * in it that makes no sense.
 *
 * **Example**
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import { Limits, plan } from "@tallymark/query"
 *
 * const year = plan({ export: { from: "2025-01-01", to: "2025-12-31" } })
 * const { calls, alternatives } = await Effect.runPromise(Effect.provide(year, Limits.layerMemory()))
 * console.log(calls, alternatives.map(({ shard, calls }) => `${shard}: ${calls}`)) // 365 [ "week: 53", "month: 12" ]
 * ```
 */
export const plan = Effect.fnUntraced(function* (
  work: Work,
  /** The project's, for days that are given as moments. */
  timeZone = "UTC"
): Effect.fn.Return<Plan, ApiError, Limits> {
  const { forecast } = yield* Limits
  const issues: Array<Issue> = []
  const count = countCalls(work, timeZone, issues)
  const callTakes = Duration.fromInput(work.callTakes ?? 0)
  if (callTakes._tag === "None" || Duration.isNegative(callTakes.value) || !Duration.isFinite(callTakes.value)) {
    issues.push({ path: "callTakes", message: 'must be a duration such as "20 seconds"' })
  }
  if (callTakes._tag === "None" || issues.length > 0) {
    return yield* new ApiError({ operation: "plan", reason: new InvalidInput({ issues }) })
  }

  const costs = Effect.fnUntraced(function* (shard?: Shard) {
    const calls = callsOf(count, shard)
    const costOf = (pool: Pool): Effect.Effect<Cost> =>
      Effect.map(forecast(pool, calls[pool], callTakes.value), (duration) => ({ calls: calls[pool], duration }))
    return yield* Effect.all({ query: costOf("query"), jql: costOf("jql"), export: costOf("export") })
  })

  const byPool = yield* costs()
  const whole = total(byPool)
  const larger = count.exported === undefined ? [] : shards.slice(shards.indexOf(count.exported.shard) + 1)
  const others = yield* Effect.forEach(larger, (shard) =>
    Effect.map(costs(shard), (other): Alternative => ({ shard, ...total(other) }))
  )
  return {
    ...whole,
    pools: byPool,
    doneAt: new Date((yield* Clock.currentTimeMillis) + Duration.toMillis(whole.duration)),
    alternatives: others.filter(
      ({ calls }, index) => calls < (index === 0 ? whole.calls : (others[index - 1]?.calls ?? 0))
    )
  }
})

const total = (byPool: Readonly<Record<Pool, Cost>>): Cost => ({
  calls: pools.reduce((sum, pool) => sum + byPool[pool].calls, 0),
  duration: pools.reduce((longest, pool) => Duration.max(longest, byPool[pool].duration), Duration.zero)
})
