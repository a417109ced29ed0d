/**
 * Keeps an outage from becoming a storm. After a failure that may pass, everyone waits and one delivery at a time is
 * tried, at the pace of the retry policy; the first success opens the gate for all.
 */
import { type ApiError, RetryPolicy } from "@tallymark/core"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as Semaphore from "effect/Semaphore"

/** Told when an outage begins and when it is over. */
export interface Listener {
  readonly began: (error: ApiError) => void
  readonly ended: () => void
}

/** The gate that every attempt passes. */
export interface Outage {
  readonly through: <A>(attempt: Effect.Effect<A, ApiError>) => Effect.Effect<A, ApiError>
}

/** Makes a gate that paces probes by the policy, without its limit on attempts. */
export const make = Effect.fnUntraced(function* (policy: RetryPolicy.RetryPolicy, listener: Listener) {
  const turn = yield* Semaphore.make(1)
  const pace = Schedule.toStepWithMetadata(RetryPolicy.schedule({ ...policy, attempts: Number.POSITIVE_INFINITY }))
  let step: Effect.Success<typeof pace> | undefined
  let nextProbe = 0

  const failed = (error: ApiError) =>
    Effect.gen(function* () {
      if (!error.isRetryable) return end()
      if (step === undefined) {
        step = yield* pace
        listener.began(error)
      }
      const { duration, now } = yield* Effect.orDie(step(error))
      nextProbe = now + Duration.toMillis(duration)
    })

  const end = (): void => {
    if (step === undefined) return
    step = undefined
    listener.ended()
  }

  const succeeded = Effect.sync(end)

  const wait = Effect.gen(function* () {
    const left = nextProbe - (yield* Clock.currentTimeMillis)
    if (left > 0) yield* Effect.sleep(left)
  })

  const probe = <A>(attempt: Effect.Effect<A, ApiError>): Effect.Effect<A, ApiError> =>
    turn.withPermit(
      Effect.suspend(() =>
        step === undefined
          ? attempt
          : wait.pipe(
              Effect.andThen(attempt),
              Effect.tap(() => succeeded),
              Effect.tapError(failed)
            )
      )
    )

  const freely = <A>(attempt: Effect.Effect<A, ApiError>): Effect.Effect<A, ApiError> =>
    Effect.tapError(attempt, (error) => (step === undefined ? failed(error) : Effect.void))

  const through: Outage["through"] = (attempt) =>
    Effect.suspend(() => (step === undefined ? freely(attempt) : probe(attempt)))

  return { through } satisfies Outage
})
