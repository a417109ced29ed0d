/**
 * The fibers that deliver: each claims a parcel, sends it once, and claims the next. A parcel that may get through later
 * rests for as long as the retry policy says and is claimed again, so that it keeps nobody else waiting.
 */
import { type ApiClient, ApiError, isApiError, RetryPolicy, TransportFailed } from "@tallymark/core"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type * as Scope from "effect/Scope"
import type { Settings } from "../Options.ts"
import * as Outage from "./Outage.ts"
import type { End, Parcel } from "./Parcel.ts"
import type { Queue } from "./Queue.ts"
import type { OnAttempt, Spans } from "./Telemetry.ts"

/** What the senders work with, and whom they tell. */
export interface Work extends Outage.Listener {
  readonly client: ApiClient.ApiClient
  readonly queue: Queue
  readonly settings: Settings
  readonly spans: Spans | undefined
  readonly onAttempt: OnAttempt | undefined
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
  const { client, onAttempt, queue, settings, spans } = work
  const gate = yield* Outage.make(settings.retry, work)
  const scope = yield* Effect.scope
  const rests = Schedule.toStep(RetryPolicy.schedule(settings.retry))
  const resting = new Map<Parcel, Effect.Success<typeof rests>>()

  const clock = yield* Clock.Clock
  const timed = <A>(attempt: Effect.Effect<A, ApiError>): Effect.Effect<A, ApiError> =>
    onAttempt === undefined
      ? attempt
      : Effect.suspend(() => {
          const begin = clock.monotonicTimeNanosUnsafe()
          return Effect.onExit(attempt, ({ _tag }) =>
            Effect.sync(() => onAttempt(Number(clock.monotonicTimeNanosUnsafe() - begin) / 1e9, _tag === "Success"))
          )
        })

  const sending = new Set<Parcel>()
  const send = (parcel: Parcel): Effect.Effect<unknown, ApiError> =>
    Effect.suspend(() => {
      // It may have got through in a hurry meanwhile.
      if (parcel.end !== undefined) return Effect.void
      if (++parcel.attempts > 1) work.onRetry()
      sending.add(parcel)
      const attempt = timed(client.attempt(parcel))
      const traced = spans === undefined ? attempt : spans.attempt(parcel, attempt)
      return Effect.onExit(traced, () => Effect.sync(() => sending.delete(parcel)))
    })

  const attempt = (parcel: Parcel) => gate.through(parcel, send(parcel), parcel.attempts > 0)

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
          Effect.sync(() => queue.giveBack(parcel))
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

  const deliverNext = Effect.flatMap(queue.claim, (parcel) => deliver(parcel, attempt(parcel)))
  for (let i = 0; i < settings.concurrency; i++) {
    yield* Effect.forkScoped(Effect.forever(deliverNext, { disableYield: true }))
  }

  const context = yield* Effect.context<never>()
  const fork = (effect: Effect.Effect<void>): void => {
    Effect.runForkWith(context)(Effect.forkIn(effect, scope, { startImmediately: true }))
  }
  const sendNextNow = Effect.flatMap(queue.claim, (parcel) => deliver(parcel, send(parcel)))
  const sendAgainNow = (parcel: Parcel): Effect.Effect<void> =>
    Effect.match(send(parcel), { onSuccess: () => end(parcel, delivered), onFailure: nothing })

  return {
    hurry: () => {
      for (let left = queue.size().ready; left > 0; left--) fork(sendNextNow)
      // What waits for its turn or for its next try would never get it. Sending a call twice does no harm.
      for (const parcel of queue.pending()) if (!sending.has(parcel)) fork(sendAgainNow(parcel))
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
