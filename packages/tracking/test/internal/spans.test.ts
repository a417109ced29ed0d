import { inspect } from "node:util"
import { describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Tracer from "effect/Tracer"
import { TestClock } from "effect/testing"
import { assert } from "vitest"
import { Tracking } from "../../src/Tracking.ts"
import { key } from "../support/product.ts"
import { type Scripted, scripted, withTracking } from "../support/scripted-transport.ts"

/** A tracer that keeps its spans, in the order in which they begin. */
const recording = () => {
  const spans: Array<Tracer.NativeSpan> = []
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    }
  })
  return { spans, tracer }
}

/** A span as a line: its name, its parent's, how it ended, and what it says. */
const describeSpan = ({ name, parent, status, attributes }: Tracer.NativeSpan): string => {
  const above = parent._tag === "Some" && parent.value._tag === "Span" ? parent.value.name : "nothing"
  const exit = status._tag === "Ended" ? status.exit._tag : "open"
  const facts = [...attributes].map(([fact, value]) => `${fact.replace("tallymark.", "")}=${value}`)
  return `${name} in ${above}: ${exit}, ${facts.join(" ")}`
}

const withTracer = <A, E>(use: Effect.Effect<A, E, Tracking>, transport: Scripted, tracer: Tracer.Tracer) =>
  Effect.withTracer(withTracking(use, transport, { concurrency: 1 }), tracer)

const start = TestClock.setTime(1_700_000_000_000)

describe("the spans of a tracker", () => {
  it.effect("cover a call from the caller's span to its end, with its attempts beneath it", () =>
    Effect.gen(function* () {
      yield* start
      const { spans, tracer } = recording()
      const checkout = Effect.gen(function* () {
        const tracking = yield* Tracking
        return yield* tracking.record("bob", "Purchased")
      }).pipe(Effect.withSpan("checkout"))
      const run = Effect.gen(function* () {
        const receipt = yield* checkout
        yield* TestClock.adjust("10 seconds")
        return yield* Effect.flatMap(Tracking, (tracking) => tracking.delivered(receipt))
      })
      const transport = scripted((_, before) => (before === 0 ? 503 : 200))
      yield* withTracer(run, transport, tracer)
      assert.deepStrictEqual(spans.map(describeSpan), [
        "checkout in nothing: Success, ",
        "Tracking.record in checkout: Success, operation=record restored=false attempts=2 outcome=delivered",
        "Tracking.attempt in Tracking.record: Failure, operation=record attempt=1 outcome=ServerFailed",
        "Tracking.attempt in Tracking.record: Success, operation=record attempt=2 outcome=delivered"
      ])
      const [checkoutSpan, callSpan] = spans.map(({ status }) => status)
      // The caller has gone on long before its call is delivered.
      assert.isTrue(checkoutSpan?._tag === "Ended" && callSpan?._tag === "Ended")
      if (checkoutSpan?._tag === "Ended" && callSpan?._tag === "Ended") {
        assert.isTrue(callSpan.endTime > checkoutSpan.endTime)
        assert.strictEqual(callSpan.startTime, 1_700_000_000_000_000_000n)
      }
    })
  )

  it.effect("say how calls end, also those that are refused, and nothing that is private", () =>
    Effect.gen(function* () {
      yield* start
      const { spans, tracer } = recording()
      const run = Effect.gen(function* () {
        const tracking = yield* Tracking
        yield* tracking.set("hunter2", { hunter2: "hunter2" })
        yield* tracking.alias("hunter2", "hunter2@example.com")
        yield* Effect.ignore(tracking.record("hunter2", "", { hunter2: "hunter2" }))
        yield* TestClock.adjust("10 seconds")
      })
      const transport = scripted(({ request }) => (request.target.startsWith("/a") ? 403 : 200))
      yield* withTracer(run, transport, tracer)
      assert.deepStrictEqual(spans.map(describeSpan).toSorted(), [
        "Tracking.alias in nothing: Failure, operation=alias restored=false attempts=1 outcome=Rejected",
        "Tracking.attempt in Tracking.alias: Failure, operation=alias attempt=1 outcome=Rejected",
        "Tracking.attempt in Tracking.set: Success, operation=set attempt=1 outcome=delivered",
        "Tracking.record in nothing: Failure, operation=record restored=false attempts=0 outcome=InvalidInput",
        "Tracking.set in nothing: Success, operation=set restored=false attempts=1 outcome=delivered"
      ])
      const text = inspect(spans, { depth: 12, showHidden: true })
      for (const secret of ["hunter2", key]) assert.notInclude(text, secret)
    })
  )
})
