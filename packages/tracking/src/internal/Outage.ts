/**
 * Keeps an outage from becoming a storm. Once there is no doubt about it, everyone waits and one delivery at a time is
 * tried, at the pace of the retry policy; the first success opens the gate for all.
 */
import { type ApiError, RetryPolicy } from "@tallymark/core"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import * as Semaphore from "effect/Semaphore"
import { Doubt, isAsked } from "./Doubt.ts"

/** Told when an outage begins and when it is over. */
export interface Listener {
  readonly began: (error: ApiError) => void
  readonly ended: () => void
}

/** The gate that every attempt passes. */
export interface Outage {
  /** Tries a call when it is time to; `call` is the same object each time. */
  readonly through: <A>(
    call: object,
    attempt: Effect.Effect<A, ApiError>,
    isRepeated: boolean
  ) => Effect.Effect<A, ApiError>
}

/** Makes a gate that paces probes by the policy, without its limit on attempts. */
export const make = Effect.fnUntraced(function* (policy: RetryPolicy.RetryPolicy, listener: Listener) {
  const turn = yield* Semaphore.make(1)
  const pace = Schedule.toStep(RetryPolicy.schedule({ ...policy, attempts: Number.POSITIVE_INFINITY }))
  const doubt = new Doubt()
  let step: Effect.Success<typeof pace> | undefined
  let isPause = false
  let nextProbe = 0

  /** In whole milliseconds: a clock tells no others, and would never come to the time of a probe. */
  const postpone = (now: number, by: Duration.Duration): void => {
    nextProbe = Math.max(nextProbe, now + Math.ceil(Duration.toMillis(by)))
  }

  /** Closes the gate, or keeps it closed for longer. */
  const close = (error: ApiError) =>
    Effect.gen(function* () {
      if (step === undefined) {
        step = yield* pace
        listener.began(error)
      }
      isPause ||= isAsked(error)
      const now = yield* Clock.currentTimeMillis
      const [, duration] = yield* Effect.orDie(step(now, error))
      postpone(now, duration)
    })

  /** A failure of an attempt that was under way when the gate closed: it may ask to be left alone for longer. */
  const failedLate = (error: ApiError) =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      isPause ||= isAsked(error)
      postpone(now, Duration.min(error.retryAfter ?? Duration.zero, policy.retryAfterCeiling))
    })

  const open = (): void => {
    doubt.settle()
    if (step === undefined) return
    step = undefined
    isPause = false
    nextProbe = 0
    listener.ended()
  }

  const wait: Effect.Effect<void> = Effect.flatMap(Clock.currentTimeMillis, (now) =>
    now < nextProbe ? Effect.andThen(Effect.sleep(nextProbe - now), wait) : Effect.void
  )

  const probe = <A>(attempt: Effect.Effect<A, ApiError>): Effect.Effect<A, ApiError> =>
    heard(Effect.andThen(wait, attempt), open, close)

  const freely = <A>(
    call: object,
    attempt: Effect.Effect<A, ApiError>,
    isRepeated: boolean
  ): Effect.Effect<A, ApiError> =>
    Effect.suspend(() => {
      const begun = doubt.begin(call, isRepeated)
      const reached = (): void => {
        doubt.end()
        // The answer to what was sent before the service asked for a pause does not end the pause.
        if (!isPause) open()
      }
      return heard(attempt, reached, (error) => {
        const isAway = doubt.isJustified(begun, error)
        doubt.end()
        if (step !== undefined) return failedLate(error)
        return isAway ? close(error) : Effect.void
      })
    })

  /** Waits for the turn of an attempt. When the outage has ended by then, it holds up nobody behind it. */
  const inTurn = <A>(
    call: object,
    attempt: Effect.Effect<A, ApiError>,
    isRepeated: boolean
  ): Effect.Effect<A, ApiError> => {
    const turned: Effect.Effect<Effect.Effect<A, ApiError>> = Effect.suspend(() =>
      step === undefined ? Effect.succeed(freely(call, attempt, isRepeated)) : Effect.exit(probe(attempt))
    )
    return Effect.flatten(turn.withPermit(turned))
  }

  const through: Outage["through"] = (call, attempt, isRepeated) =>
    Effect.suspend(() => (step === undefined ? freely : inTurn)(call, attempt, isRepeated))

  return { through } satisfies Outage
})

/** Hears whether an attempt has reached the service, or has failed in a way that may pass. A bug or an end is neither. */
const heard = <A>(
  attempt: Effect.Effect<A, ApiError>,
  reached: () => void,
  failed: (error: ApiError) => Effect.Effect<void>
): Effect.Effect<A, ApiError> =>
  Effect.onExit(attempt, (exit) => {
    if (exit._tag === "Failure") {
      const error = Option.getOrUndefined(Cause.findErrorOption(exit.cause))
      if (error === undefined) return Effect.void
      if (error.isRetryable) return failed(error)
    }
    reached()
    return Effect.void
  })
