/**
 * The book of one pool: which permits are used, how many calls run, and whether the pool is paused.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { RateLimiter } from "effect/persistence/RateLimiter"
import type { PoolRules } from "../../limits/LimitOptions.ts"
import type { LedgerUnavailable } from "./LedgerUnavailable.ts"
import type { Pause } from "./Pause.ts"
import type { Places } from "./Places.ts"
import * as RollingWindow from "./RollingWindow.ts"
import { type Supply, startOfLast } from "./timetable.ts"

/** What became of an attempt to take a permit. `release` gives back the place among the running calls. */
export type Taken =
  | { readonly _tag: "granted"; readonly release: Effect.Effect<void> }
  | { readonly _tag: "spent" }
  | { readonly _tag: "busy" }

/** What a ledger says about its pool. Times are milliseconds from now. */
export interface Account {
  /** One per rate, in the order of the rules. */
  readonly supplies: ReadonlyArray<Supply>
  readonly paused: number
  readonly running: number
}

/** The book of one pool, wherever it is kept. */
export interface Ledger<E = never> {
  readonly account: Effect.Effect<Account, E>
  /** Takes a permit of every rate and a place among the running calls, or says what there is none of. */
  readonly take: Effect.Effect<Taken, E>
  /** Completes when a place may have become free. */
  readonly vacancy: Effect.Effect<void>
  readonly pause: (duration: Duration.Duration) => Effect.Effect<void, E>
}

/** How many calls run at once, each for how long. */
export interface Running {
  readonly concurrent: number
  readonly callTakes: Duration.Duration
}

/** How long the last of some further calls waits, as far as rates, the pause and the calls before it are known to ask. */
export const waitOf = ({ supplies, paused }: Account, calls: number, running?: Running): number =>
  startOfLast(running === undefined ? supplies : [...supplies, ...places(running, calls)], calls, paused)

/** A place is used for as long as a call takes, as a permit is for its window. */
const places = ({ concurrent, callTakes }: Running, calls: number): ReadonlyArray<Supply> =>
  concurrent >= calls
    ? []
    : [{ waits: Array.from({ length: concurrent }, () => 0), window: Duration.toMillis(callTakes) }]

/** What a ledger is written with. `key` names the pool in the limiter's store. */
export interface Means {
  readonly limiter: RateLimiter
  readonly key: string
  readonly rules: PoolRules
  readonly places: Places
  readonly pause: Pause
}

/** A book that what was used before it was opened can be entered in. */
export interface OpenLedger extends Ledger<LedgerUnavailable> {
  /** Enters a permit that was used so long ago. */
  readonly enter: (age: Duration.Duration) => Effect.Effect<void, LedgerUnavailable>
}

/** Makes the book of one pool. */
export const make = ({ limiter, key, rules, places, pause }: Means): OpenLedger => {
  const windows = rules.rates.map((rate) => RollingWindow.make(limiter, key, rate))

  const take = Effect.gen(function* (): Effect.fn.Return<Taken, LedgerUnavailable> {
    const release = yield* places.take
    if (release === undefined) return { _tag: "busy" }
    // The narrowest window first: a second that is used in vain is soon back, an hour is not.
    for (const window of windows) {
      const isUsed = yield* Effect.onError(window.use(), () => release)
      if (isUsed) continue
      yield* release
      return { _tag: "spent" }
    }
    return { _tag: "granted", release }
  })

  return {
    account: Effect.gen(function* () {
      return {
        supplies: yield* Effect.forEach(windows, ({ supply }) => supply),
        paused: yield* pause.left,
        running: yield* places.taken
      }
    }),
    take: Effect.uninterruptible(take),
    enter: (age) => Effect.forEach(windows, (window) => window.use(age), { discard: true }),
    vacancy: places.vacancy,
    pause: pause.extend
  }
}
