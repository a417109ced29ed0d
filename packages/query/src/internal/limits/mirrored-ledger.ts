/**
 * A shared ledger with a copy of this process's own part beside it. While the shared one is out of reach, calls go on
 * under the limits of the copy, which knows what this process has used; when it is back, it counts again.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Ledger, Taken } from "./Ledger.ts"
import type { LedgerUnavailable } from "./LedgerUnavailable.ts"

/** How long a store that failed is left alone. */
const rest = Duration.seconds(5)

/** What one process knows about the store all its ledgers share. */
export interface Reach {
  /** Runs an effect on the store, or the other one while the store is out of reach. */
  readonly or: <A>(shared: Effect.Effect<A, LedgerUnavailable>, own: Effect.Effect<A>) => Effect.Effect<A>
}

/** Watches a store. `onLost` is called once per outage. */
export const watch = (onLost: () => void): Reach => {
  let isLost = false
  let notBefore = 0
  const lose = Effect.map(Clock.currentTimeMillis, (now) => {
    notBefore = now + Duration.toMillis(rest)
    if (!isLost) onLost()
    isLost = true
  })
  return {
    or: (shared, own) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) =>
        now < notBefore
          ? own
          : Effect.matchEffect(shared, {
              onSuccess: (value) =>
                Effect.sync(() => {
                  isLost = false
                  return value
                }),
              onFailure: () => Effect.andThen(lose, own)
            })
      )
  }
}

/** Keeps `shared` and `own` together. */
export const make = (shared: Ledger<LedgerUnavailable>, own: Ledger, reach: Reach): Ledger => ({
  account: reach.or(shared.account, own.account),
  take: Effect.uninterruptible(
    reach.or(
      Effect.flatMap(shared.take, (taken) =>
        taken._tag === "granted" ? Effect.map(own.take, (copy) => both(taken.release, copy)) : Effect.succeed(taken)
      ),
      own.take
    )
  ),
  vacancy: shared.vacancy,
  pause: (duration) => Effect.andThen(own.pause(duration), reach.or(shared.pause(duration), Effect.void))
})

/** A permit of the shared ledger is a permit, whatever the copy thinks of it. */
const both = (release: Effect.Effect<void>, copy: Taken): Taken => ({
  _tag: "granted",
  release: copy._tag === "granted" ? Effect.andThen(release, copy.release) : release
})
