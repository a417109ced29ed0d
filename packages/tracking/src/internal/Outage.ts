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
  /**
   * Tries when it is time to. While the gate is open, the failure of a repeated attempt does not close it: what failed
   * before, while others got through, says nothing about the service.
   */
  readonly through: <A>(attempt: Effect.Effect<A, ApiError>, isRepeated: boolean) => Effect.Effect<A, ApiError>
}

/** Makes a gate that paces probes by the policy, without its limit on attempts. */
export const make = Effect.fnUntraced(function* (policy: RetryPolicy.RetryPolicy, listener: Listener) {
  const turn = yield* Semaphore.make(1)
  const pace = Schedule.toStep(RetryPolicy.schedule({ ...policy, attempts: Number.POSITIVE_INFINITY }))
  let step: Effect.Success<typeof pace> | undefined
  let nextProbe = 0

  /** In whole milliseconds: a clock tells no others, and would never come to the time of a probe. */
  const postpone = (now: number, by: Duration.Duration): void => {
    nextProbe = Math.max(nextProbe, now + Math.ceil(Duration.toMillis(by)))
  }

  const failed = (error: ApiError) =>
    Effect.gen(function* () {
      if (!error.isRetryable) return end()
      if (step === undefined) {
        step = yield* pace
        listener.began(error)
      }
      const now = yield* Clock.currentTimeMillis
      const [, duration] = yield* Effect.orDie(step(now, error))
      postpone(now, duration)
    })

  /** A failure of an attempt that was under way when the gate closed: it may ask to be left alone for longer. */
  const failedLate = (error: ApiError) =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      postpone(now, Duration.min(error.retryAfter ?? Duration.zero, policy.retryAfterCeiling))
    })

  const end = (): void => {
    if (step === undefined) return
    step = undefined
    nextProbe = 0
    listener.ended()
  }

  const wait: Effect.Effect<void> = Effect.flatMap(Clock.currentTimeMillis, (now) =>
    now < nextProbe ? Effect.andThen(Effect.sleep(nextProbe - now), wait) : Effect.void
  )

  const probe = <A>(attempt: Effect.Effect<A, ApiError>): Effect.Effect<A, ApiError> =>
    wait.pipe(
      Effect.andThen(attempt),
      Effect.tap(() => Effect.sync(end)),
      Effect.tapError(failed)
    )

  const freely = <A>(attempt: Effect.Effect<A, ApiError>, isRepeated: boolean): Effect.Effect<A, ApiError> =>
    Effect.tapError(attempt, (error) => {
      if (step !== undefined) return failedLate(error)
      return isRepeated ? Effect.void : failed(error)
    })

  /** Waits for the turn of an attempt. When the outage has ended by then, it holds up nobody behind it. */
  const inTurn = <A>(attempt: Effect.Effect<A, ApiError>, isRepeated: boolean): Effect.Effect<A, ApiError> => {
    const turned: Effect.Effect<Effect.Effect<A, ApiError>> = Effect.suspend(() =>
      step === undefined ? Effect.succeed(freely(attempt, isRepeated)) : Effect.exit(probe(attempt))
    )
    return Effect.flatten(turn.withPermit(turned))
  }

  const through: Outage["through"] = (attempt, isRepeated) =>
    Effect.suspend(() => (step === undefined ? freely(attempt, isRepeated) : inTurn(attempt, isRepeated)))

  return { through } satisfies Outage
})
