/**
 * The fibers that deliver: each claims a parcel, sends it once, and claims the next. A parcel that may get through later
 * rests for as long as the retry policy says and is claimed again, so that it keeps nobody else waiting.
 */
import { type ApiClient, ApiError, isApiError, RetryPolicy, TransportFailed } from "@tallymark/core"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { identity } from "effect/Function"
import * as Schedule from "effect/Schedule"
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
  /**
   * Sends everything that has not ended at once, whatever the concurrency and the outage: the page or the process is
   * about to go.
   */
  readonly hurry: () => void
}

const delivered: End = { outcome: "delivered" }

/** Starts the senders; they live as long as the scope. */
export const start = Effect.fnUntraced(function* (work: Work): Effect.fn.Return<Senders, never, Scope.Scope> {
  const { client, outbox, settings } = work
  const gate = yield* Outage.make(settings.retry, work)
  const scope = yield* Effect.scope
  const rests = Schedule.toStep(RetryPolicy.schedule(settings.retry))
  const resting = new Map<Parcel, Effect.Success<typeof rests>>()

  // Effect's own tracer keeps spans for nobody; they are worth their cost only where somebody listens.
  const isTraced = (yield* Effect.tracer) !== Tracer.nativeTracer
  const span = (name: string): (<A>(attempt: Effect.Effect<A, ApiError>) => Effect.Effect<A, ApiError>) =>
    isTraced ? (attempt) => Effect.withSpan(attempt, name, { captureStackTrace: false }) : identity
  const spans = { record: span("Tracking.record"), set: span("Tracking.set"), alias: span("Tracking.alias") }

  const sending = new Set<Parcel>()
  const send = (parcel: Parcel): Effect.Effect<unknown, ApiError> =>
    Effect.suspend(() => {
      // It may have got through in a hurry meanwhile.
      if (parcel.end !== undefined) return Effect.void
      if (++parcel.attempts > 1) work.onRetry()
      sending.add(parcel)
      return Effect.onExit(client.attempt(parcel), () => Effect.sync(() => sending.delete(parcel)))
    })

  const attempt = (parcel: Parcel) => spans[parcel.kind](gate.through(send(parcel), parcel.attempts > 0))

  const end = (parcel: Parcel, end: End): void => {
    resting.delete(parcel)
    work.onEnd(parcel, end)
  }

  const rest = (parcel: Parcel, error: ApiError): Effect.Effect<void> =>
    Effect.gen(function* () {
      const step = resting.get(parcel) ?? (yield* rests)
      resting.set(parcel, step)
      const [, duration] = yield* step(yield* Clock.currentTimeMillis, error)
      yield* Effect.forkIn(
        Effect.andThen(
          Effect.sleep(duration),
          Effect.sync(() => outbox.giveBack(parcel))
        ),
        scope
      )
    }).pipe(Effect.catch(() => Effect.sync(() => end(parcel, { outcome: "dropped", error }))))

  const deliver = (parcel: Parcel, attempted: Effect.Effect<unknown, ApiError>): Effect.Effect<void> =>
    Effect.matchCauseEffect(attempted, {
      onSuccess: () => {
        end(parcel, delivered)
        return Effect.void
      },
      onFailure: (cause) => rest(parcel, failureOf(parcel, cause))
    })

  const deliverNext = Effect.flatMap(outbox.claim, (parcel) => deliver(parcel, attempt(parcel)))
  for (let i = 0; i < settings.concurrency; i++) {
    yield* Effect.forkScoped(Effect.forever(deliverNext, { disableYield: true }))
  }

  const context = yield* Effect.context<never>()
  const fork = (effect: Effect.Effect<void>): void => {
    Effect.runForkWith(context)(Effect.forkIn(effect, scope, { startImmediately: true }))
  }
  const sendNextNow = Effect.flatMap(outbox.claim, (parcel) => deliver(parcel, spans[parcel.kind](send(parcel))))
  const sendAgainNow = (parcel: Parcel): Effect.Effect<void> =>
    Effect.match(spans[parcel.kind](send(parcel)), { onSuccess: () => end(parcel, delivered), onFailure: nothing })

  return {
    hurry: () => {
      for (let left = outbox.size().ready; left > 0; left--) fork(sendNextNow)
      // What waits for its turn or for its next try would never get it. Sending a call twice does no harm.
      for (const parcel of outbox.pending()) if (!sending.has(parcel)) fork(sendAgainNow(parcel))
    }
  }
})

const nothing = (): void => undefined

/** Why an attempt failed. A transport with a bug must not stop a sender. */
const failureOf = (parcel: Parcel, cause: Cause.Cause<ApiError>): ApiError => {
  const error = Cause.squash(cause)
  return isApiError(error)
    ? error
    : new ApiError({ operation: parcel.kind, reason: new TransportFailed({ code: undefined }) })
}
