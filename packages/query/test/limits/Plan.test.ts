import { assert, describe, it } from "@effect/vitest"
import type { ApiError } from "@tallymark/core"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { TestClock } from "effect/testing"
import { Limits } from "../../src/limits/Limits.ts"
import { plan } from "../../src/limits/Plan.ts"
import type { Work } from "../../src/limits/Work.ts"

const hour = 3_600_500
const second = 1_500
const millis = ({ duration }: { readonly duration: Duration.Duration }): number => Duration.toMillis(duration)

/** What is wrong with some work, by path. */
const wrong = (work: Work) =>
  Effect.map(Effect.flip(plan(work)), ({ reason }: ApiError) =>
    reason._tag === "InvalidInput" ? reason.issues.map(({ path }) => path) : []
  )

describe("plan", () => {
  it.effect("counts the calls of each pool, and the slowest pool decides", () =>
    Effect.gen(function* () {
      const { calls, pools, duration } = yield* plan({
        export: { from: "2026-01-01", to: "2026-01-05" },
        segmentation: [{ event: "Signed Up" }, { event: "Paid" }],
        funnels: 3,
        people: { total: 60_500 },
        jql: 1
      })
      assert.deepStrictEqual([pools.export.calls, pools.query.calls, pools.jql.calls, calls], [5, 66, 1, 72])
      assert.deepStrictEqual([millis(pools.export), millis(pools.query), millis(pools.jql)], [second, hour, 0])
      assert.strictEqual(Duration.toMillis(duration), hour)
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("offers larger shards that make fewer calls, with what they take", () =>
    Effect.gen(function* () {
      const { calls, duration, alternatives } = yield* plan({ export: { from: "2026-01-01", to: "2026-04-04" } })
      assert.strictEqual(calls, 94)
      assert.strictEqual(Duration.toMillis(duration), hour + 11 * second)
      assert.deepStrictEqual(
        alternatives.map((other) => [other.shard, other.calls, millis(other)]),
        [
          ["week", 14, 4 * second],
          ["month", 4, second]
        ]
      )
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("offers no shards that save nothing", () =>
    Effect.gen(function* () {
      const one = yield* plan({ export: { from: "2026-01-01", to: "2026-01-01" } })
      assert.deepStrictEqual(one.alternatives, [])
      const months = yield* plan({ export: { from: "2026-01-31", to: "2026-02-01", shard: "week" } })
      assert.deepStrictEqual([months.calls, months.alternatives], [1, []])
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("begins with what has been used, and with the pause there is", () =>
    Effect.gen(function* () {
      const limits = yield* Limits
      yield* Effect.repeat(limits.permit("query", Effect.void), { times: 54 })
      yield* TestClock.adjust("10 minutes")
      const { duration, doneAt } = yield* plan({ insights: 6 })
      assert.strictEqual(Duration.toMillis(duration), hour - 600_000)
      assert.strictEqual(doneAt.getTime(), hour)
      yield* limits.pause("query", "55 minutes")
      assert.strictEqual(millis(yield* plan({ insights: 1 })), 55 * 60_000)
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("heeds how many calls run at once when it knows how long they take", () =>
    Effect.gen(function* () {
      const minutes = (calls: number) =>
        Effect.map(plan({ retention: calls, callTakes: "1 minute" }), (plan) => millis(plan) / 60_000)
      assert.deepStrictEqual(yield* Effect.forEach([0, 1, 5, 6, 11], minutes), [0, 1, 1, 2, 3])
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("plans nothing as nothing, and makes no calls", () =>
    Effect.gen(function* () {
      const { calls, duration } = yield* plan({ events: 0, jql: [] })
      assert.strictEqual(calls, 0)
      assert.isTrue(Duration.isZero(duration))
      yield* plan({ events: 500, export: { from: "2020-01-01", to: "2026-01-01" } })
      const limits = yield* Limits
      assert.strictEqual((yield* limits.status).query.used, 0)
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("gets empty pages for nobody, and days of moments in the project's time zone", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* plan({ people: { total: 0 } })).calls, 1)
      assert.strictEqual((yield* plan({ people: { total: 101, pageSize: 100 } })).calls, 2)
      const late = { from: new Date("2026-01-01T20:00:00Z"), to: new Date("2026-01-02T20:00:00Z") }
      assert.strictEqual((yield* plan({ export: { ...late, to: "2026-01-02" } }, "UTC")).calls, 2)
      assert.strictEqual((yield* plan({ export: { ...late, to: "2026-01-02" } }, "Asia/Tokyo")).calls, 1)
    }).pipe(Effect.provide(Limits.layerMemory()))
  )

  it.effect("names everything that makes no sense", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(
        yield* wrong({
          events: -1,
          jql: 1.5,
          people: { total: Number.NaN, pageSize: 0 },
          export: { from: "2026-02-30", to: "2026-13-01" },
          callTakes: -1
        }),
        ["people.total", "people.pageSize", "events", "jql", "export.from", "export.to", "callTakes"]
      )
      assert.deepStrictEqual(yield* wrong({ export: { from: "2026-02-02", to: "2026-02-01" } }), ["export.to"])
      const unknown: object = { exports: 3, export: { from: "2026-02-02", to: "2026-02-03", shard: "year" } }
      assert.deepStrictEqual(yield* wrong(unknown), ["exports", "export.shard"])
    }).pipe(Effect.provide(Limits.layerMemory()))
  )
})
