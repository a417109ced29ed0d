/**
 * The line in front of one pool. Callers get permits in the order in which they came; who would wait longer than they
 * may leaves at once.
 */
import { RateLimited } from "@tallymark/core"
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Latch from "effect/Latch"
import * as Scope from "effect/Scope"
import { type Ledger, waitOf } from "./Ledger.ts"
import { Line, type Ticket } from "./Line.ts"

/** The line of one pool. */
export interface Gate {
  /** Waits for a permit, for `maxWait` at most. The place among the running calls is held until the scope closes. */
  readonly acquire: (maxWait: Duration.Duration) => Effect.Effect<void, RateLimited, Scope.Scope>
  /** When the last of some further calls would be done, behind those in line. */
  readonly forecast: (calls: number, callTakes: Duration.Duration) => Effect.Effect<Duration.Duration>
}

/**
 * Opens a line in front of a ledger whose pool runs `concurrent` calls at once. `onWait` hears of every wait of the first
 * in line for a rate or a pause.
 */
export const make = (ledger: Ledger, concurrent: number, onWait: (wait: Duration.Duration) => void): Gate => {
  const line = new Line()
  // Open while the first in line waits. What those ahead need to keep the books is no wait for a limit.
  const stalled = Latch.makeUnsafe(false)

  const waitFor = (calls: number): Effect.Effect<number> =>
    Effect.map(ledger.account, (account) => waitOf(account, calls))

  /** Whether the first in line has a permit now; waits for what is missing. */
  const tryOnce = Effect.fnUntraced(function* (scope: Scope.Scope, deadline: number) {
    const wait = yield* waitFor(1)
    if (wait > 0) {
      if ((yield* Clock.currentTimeMillis) + wait > deadline) return yield* refusal(wait)
      onWait(Duration.millis(wait))
      yield* stalling(Effect.sleep(wait))
      return false
    }
    const { _tag } = yield* take(scope)
    // Nobody knows when a running call ends.
    if (_tag === "busy") yield* stalling(Effect.raceFirst(ledger.vacancy, refuseAt(deadline)))
    return _tag === "granted"
  })

  const take = (scope: Scope.Scope) =>
    Effect.uninterruptible(
      Effect.tap(ledger.take, (taken) =>
        taken._tag === "granted" ? Scope.addFinalizer(scope, taken.release) : Effect.void
      )
    )

  const stalling = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.acquireUseRelease(
      stalled.open,
      () => effect,
      () => stalled.close
    )

  const refuseAt = Effect.fnUntraced(function* (deadline: number): Effect.fn.Return<never, RateLimited> {
    if (deadline === Number.POSITIVE_INFINITY) return yield* Effect.never
    yield* Effect.sleep(Math.max(0, deadline - (yield* Clock.currentTimeMillis)))
    return yield* Effect.flatMap(waitFor(1), refusal)
  })

  const passThrough = Effect.fnUntraced(function* (ticket: Ticket, maxWait: Duration.Duration) {
    const scope = yield* Effect.scope
    const wait = yield* waitFor(line.ahead(ticket) + 1)
    if (wait > Duration.toMillis(maxWait)) return yield* refusal(wait)
    const deadline = (yield* Clock.currentTimeMillis) + Duration.toMillis(maxWait)
    yield* Effect.raceFirst(Deferred.await(ticket.turn), Effect.andThen(stalled.await, refuseAt(deadline)))
    yield* Effect.repeat(tryOnce(scope, deadline), { until: (isGranted) => isGranted })
  })

  return {
    acquire: (maxWait) =>
      Effect.acquireUseRelease(
        line.join,
        (ticket) => passThrough(ticket, maxWait),
        (ticket) => line.leave(ticket)
      ),
    forecast: (calls, callTakes) =>
      Effect.map(ledger.account, (account) =>
        Duration.sum(Duration.millis(waitOf(account, line.length + calls, { concurrent, callTakes })), callTakes)
      )
  }
}

/** Refuses a call, with the time to wait where it is known. */
const refusal = (wait: number): Effect.Effect<never, RateLimited> =>
  Effect.fail(new RateLimited({ status: undefined, retryAfter: wait > 0 ? Duration.millis(wait) : undefined }))
