/**
 * The fibers that deliver: each claims a parcel, sends it until it is through or given up, and claims the next.
 */
import { type ApiClient, type ApiError, RetryPolicy } from "@tallymark/core"
import * as Effect from "effect/Effect"
import { identity } from "effect/Function"
import type * as Scope from "effect/Scope"
import * as Tracer from "effect/Tracer"
import type { Settings } from "../Options.ts"
import * as Outage from "./Outage.ts"
import type { Outbox } from "./Outbox.ts"
import type { End, Parcel } from "./Parcel.ts"

/** What the senders work with, and whom they tell. */
export interface Work extends Outage.Listener {
  readonly client: ApiClient.ApiClient
  readonly outbox: Outbox
  readonly settings: Settings
  readonly onRetry: () => void
  /** A parcel has ended. */
  readonly onEnd: (parcel: Parcel, end: End) => void
}

/** Running senders. */
export interface Senders {
  /** Sends everything queued at once, beyond the usual concurrency: the page or the process is about to go. */
  readonly hurry: () => void
}

const delivered: End = { outcome: "delivered" }

/** Starts the senders; they live as long as the scope. */
export const start = Effect.fnUntraced(function* (work: Work): Effect.fn.Return<Senders, never, Scope.Scope> {
  const { client, outbox, settings } = work
  const gate = yield* Outage.make(settings.retry, work)
  const retries = RetryPolicy.schedule(settings.retry)

  // Effect's own tracer keeps spans for nobody; they are worth their cost only where somebody listens.
  const isTraced = (yield* Effect.tracer) !== Tracer.nativeTracer
  const span = (name: string): (<A>(attempt: Effect.Effect<A, ApiError>) => Effect.Effect<A, ApiError>) =>
    isTraced ? (attempt) => Effect.withSpan(attempt, name, { captureStackTrace: false }) : identity
  const spans = { record: span("Tracking.record"), set: span("Tracking.set"), alias: span("Tracking.alias") }

  const attempt = (parcel: Parcel) =>
    Effect.suspend(() => {
      if (++parcel.attempts > 1) work.onRetry()
      return client.attempt(parcel)
    }).pipe(gate.through, spans[parcel.kind])

  const deliver = (parcel: Parcel): Effect.Effect<void> =>
    Effect.match(Effect.retry(attempt(parcel), retries), {
      onSuccess: () => work.onEnd(parcel, delivered),
      onFailure: (error) => work.onEnd(parcel, { outcome: "dropped", error })
    })

  const deliverNext = Effect.flatMap(outbox.claim, deliver)
  for (let i = 0; i < settings.concurrency; i++) yield* Effect.forkScoped(Effect.forever(deliverNext, { disableYield: true }))

  const scope = yield* Effect.scope
  const fork = Effect.runForkWith(yield* Effect.context<never>())
  return {
    hurry: () => {
      const { pending, claimed } = outbox.size()
      for (let left = pending - claimed; left > 0; left--) {
        fork(Effect.forkIn(deliverNext, scope, { startImmediately: true }))
      }
    }
  }
})
