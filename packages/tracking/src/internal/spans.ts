/**
 * Spans: one per call, from the call to its end, and one per attempt beneath it. They name the operation and what became
 * of it, and nothing of the call itself.
 */

import * as Clock from "effect/Clock"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Tracer from "effect/Tracer"
import type { Parcel } from "./Parcel.ts"
import { reasonOf } from "./reason.ts"
import type { Spans } from "./Telemetry.ts"

/** The spans of a tracker in this context. Effect's own tracer keeps them for nobody, so it gets none. */
export const make: Effect.Effect<Spans | undefined> = Effect.gen(function* () {
  if ((yield* Effect.tracer) === Tracer.nativeTracer) return undefined
  const context: Context.Context<never> = yield* Effect.context<never>()
  const clock = yield* Clock.Clock
  const runSync = Effect.runSyncWith(context)
  const open = new WeakMap<Parcel, Tracer.Span>()

  const begin: Spans["begin"] = (parcel, caller) => {
    const parent = caller === undefined ? { root: true } : { parent: caller }
    const attributes = { "tallymark.operation": parcel.kind, "tallymark.restored": parcel.isRestored }
    const options = { ...parent, attributes, kind: "producer", captureStackTrace: false } as const
    const span = runSync(Effect.makeSpan(`Tracking.${parcel.kind}`, options))
    open.set(parcel, span)
    parcel.watch(() => {
      const { end, attempts } = parcel
      if (end === undefined) return
      span.attribute("tallymark.attempts", attempts)
      span.attribute("tallymark.outcome", end.outcome === "dropped" ? reasonOf(end.error) : end.outcome)
      span.end(clock.currentTimeNanosUnsafe(), end.outcome === "dropped" ? Exit.fail(end.error) : Exit.void)
    })
  }

  const attempt: Spans["attempt"] = (parcel, attempt) => {
    const told = attempt.pipe(
      Effect.tap(() => Effect.annotateCurrentSpan("tallymark.outcome", "delivered")),
      Effect.tapError((error) => Effect.annotateCurrentSpan("tallymark.outcome", reasonOf(error)))
    )
    return Effect.withSpan(told, "Tracking.attempt", {
      parent: open.get(parcel),
      attributes: { "tallymark.operation": parcel.kind, "tallymark.attempt": parcel.attempts },
      kind: "client",
      captureStackTrace: false
    })
  }

  return { begin, attempt }
})
