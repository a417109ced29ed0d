/**
 * An outbox that opens when it can: the tracker works without it meanwhile, and says so.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Schedule from "effect/Schedule"
import * as Scope from "effect/Scope"
import type { Outbox } from "../../Outbox.ts"
import { OutboxFailed } from "../../TrackingError.ts"
import type { Work } from "./Keeper.ts"

/** How long to wait before an outbox that has failed is tried again. */
export const recovery = Schedule.spaced("1 second")

/** How long calls gather before they are written. */
export const gathering = "2 millis"

/** What becomes of calls without an outbox where they are delivered from memory. */
export const deliveredAnyway = "Calls are kept in memory only, and delivered from there"

/** What becomes of calls without an outbox where all of them go through it. */
export const waitForIt = "Calls wait in memory until it works again"

/** The topic of the warnings about an outbox. */
export const topic = "outbox unusable"

/** An outbox that is open, or on its way to be. */
export interface Opened<A extends Outbox = Outbox> {
  /** The outbox, or why there is none now. */
  readonly now: Effect.Effect<A, OutboxFailed>
  /** The outbox, as soon as there is one. */
  readonly eventually: Effect.Effect<A>
}

/**
 * Opens an outbox for the time of the scope. One that opens without waiting is open when this returns. `meanwhile` says
 * what becomes of calls until then.
 */
export const open = Effect.fnUntraced(function* <A extends Outbox>(
  opening: Effect.Effect<A, OutboxFailed, Scope.Scope>,
  { warn, over }: Work,
  meanwhile: string
): Effect.fn.Return<Opened<A>, never, Scope.Scope> {
  let state: Effect.Effect<A, OutboxFailed> = Effect.fail(new OutboxFailed({ problem: "unavailable", code: "OPENING" }))
  // However late it opens, it closes after whoever works with it.
  const scope = yield* Scope.fork(yield* Effect.scope)
  /** What an attempt has acquired before it failed does not wait for the end: there may be many of them. */
  const attempt = Effect.flatMap(Scope.fork(scope), (own) =>
    opening.pipe(
      Scope.provide(own),
      Effect.onError((cause) => Scope.close(own, Exit.failCause(cause)))
    )
  )
  const fiber = yield* attempt.pipe(
    Effect.tapError((error) =>
      Effect.sync(() => {
        state = Effect.fail(error)
        warn(topic, () => `${error.message}. ${meanwhile}`)
      })
    ),
    Effect.retry(recovery),
    Effect.tap((outbox) =>
      Effect.sync(() => {
        state = Effect.succeed(outbox)
        over(topic)
      })
    ),
    Effect.orDie,
    Effect.forkScoped({ startImmediately: true })
  )
  return {
    now: Effect.suspend(() => state),
    eventually: Fiber.join(fiber)
  }
})
