import { describe, it } from "@effect/vitest"
import { startFakeServer } from "@tallymark/testing"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import { TestClock } from "effect/testing"
import { assert } from "vitest"
import { createTracker } from "../../src/node.ts"
import type { Stats } from "../../src/Tracker.ts"
import { Tracking } from "../../src/Tracking.ts"
import { key, second, swift } from "../support/product.ts"
import { scripted, withTracking } from "../support/scripted-transport.ts"

type Series = ReadonlyMap<string, number>

/** The tracker's series in a registry: counters and gauges by their value, histograms by their count. */
const seriesIn = (context: Context.Context<never>): Series => {
  const series = new Map<string, number>()
  for (const { id, attributes, ...metric } of Metric.snapshotUnsafe(context)) {
    const detail = attributes?.reason ?? attributes?.outcome
    const name = id.replace("tallymark.tracking.", "") + (detail === undefined ? "" : ` ${detail}`)
    if (metric.type === "Counter") series.set(name, Number(metric.state.count))
    if (metric.type === "Gauge") series.set(name, Number(metric.state.value))
    if (metric.type === "Histogram") series.set(name, metric.state.count)
  }
  return series
}

const assertEqual = (series: Series, stats: Stats): void => {
  for (const name of ["accepted", "restored", "delivered", "retried", "spooled", "queued", "waiting"] as const) {
    assert.strictEqual(series.get(name), stats[name], name)
  }
  assert.strictEqual(series.get("in_flight"), stats.inFlight)
  assert.strictEqual(series.get("queued_bytes"), stats.queuedBytes)
  assert.strictEqual(series.get("oldest_age"), stats.oldestAge / 1000)
  for (const [name, dropped] of series) {
    const [, reason] = /^dropped (.+)$/.exec(name) ?? []
    if (reason !== undefined) assert.strictEqual(dropped, stats.droppedByReason[reason] ?? 0, name)
  }
}

const inRegistry =
  (registry: Metric.MetricRegistry) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.provideService(effect, Metric.MetricRegistry, registry)

describe("the metrics of a tracker", () => {
  it.effect("are its stats, at every moment, and outlive it", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_700_000_000_000)
      const registry: Metric.MetricRegistry = new Map()
      const read = () => seriesIn(Context.make(Metric.MetricRegistry, registry))
      const transport = scripted(({ name }, before) =>
        before === 0 ? 503 : name === "Poison" ? 400 : { status: 200, after: 50 }
      )
      const run = Effect.gen(function* () {
        const tracking = yield* Tracking
        const compare = Effect.map(tracking.stats, (stats) => assertEqual(read(), stats))
        yield* compare
        for (let i = 0; i < 10; i++) yield* tracking.record("bob", `Event ${i}`)
        yield* tracking.record("bob", "Poison")
        yield* Effect.ignore(tracking.record("", "Nobody"))
        yield* compare
        assert.strictEqual(read().get("queued"), 11)
        yield* TestClock.adjust("30 millis")
        yield* compare
        assert.isAbove(read().get("in_flight") ?? 0, 0)
        assert.isAbove(read().get("oldest_age") ?? 0, 0)
        yield* TestClock.adjust("10 seconds")
        yield* compare
      })
      yield* withTracking(run, transport, { concurrency: 2 }).pipe(inRegistry(registry))
      const after = read()
      assert.deepStrictEqual(
        [
          "accepted",
          "delivered",
          "retried",
          "dropped Rejected",
          "dropped InvalidInput",
          "dropped QueueFull",
          "queued"
        ].map((name) => [name, after.get(name)]),
        [
          ["accepted", 11],
          ["delivered", 10],
          ["retried", 1],
          ["dropped Rejected", 1],
          ["dropped InvalidInput", 1],
          ["dropped QueueFull", 0],
          ["queued", 0]
        ]
      )
      assert.strictEqual(after.get("attempt.duration delivered"), 10)
      assert.strictEqual(after.get("attempt.duration failed"), 2)
    })
  )

  it.effect("of trackers that share a registry add up, unless their attributes tell them apart", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_700_000_000_000)
      const registry: Metric.MetricRegistry = new Map()
      const context = Context.make(Metric.MetricRegistry, registry)
      const once = withTracking(
        Effect.flatMap(Tracking, (tracking) => tracking.record("bob", "Signed Up")),
        scripted(() => 200)
      ).pipe(inRegistry(registry))
      yield* once
      yield* once
      yield* Effect.provideService(once, Metric.CurrentMetricAttributes, { product: "shop" })
      const delivered = Metric.snapshotUnsafe(context).flatMap((metric) =>
        metric.id === "tallymark.tracking.delivered" && metric.type === "Counter"
          ? [[metric.attributes?.product, metric.state.count]]
          : []
      )
      assert.deepStrictEqual(delivered, [
        [undefined, 2],
        ["shop", 1]
      ])
    })
  )

  it.live("are the stats of a tracker with promises, too", () =>
    Effect.promise(async () => {
      await using server = await startFakeServer({ faults: [{ times: 3, fault: { kind: "status", status: 503 } }] })
      await using tracker = createTracker({
        key,
        host: server.url,
        outbox: false,
        retry: swift,
        now: () => second * 1000,
        onWarning: () => undefined
      })
      for (let i = 0; i < 20; i++) tracker.record("bob", `Event ${i}`)
      tracker.set("", {})
      assertEqual(seriesIn(Context.empty()), tracker.stats)
      await tracker.flush()
      const series = seriesIn(Context.empty())
      assertEqual(series, tracker.stats)
      assert.strictEqual(series.get("delivered"), 20)
      assert.strictEqual(series.get("attempt.duration delivered"), 20)
      assert.strictEqual(series.get("attempt.duration failed"), tracker.stats.retried)
    })
  )
})
