/**
 * A time during which a pool makes no calls, because the service has asked for it.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { LedgerUnavailable } from "./LedgerUnavailable.ts"

/** The pause of one pool. */
export interface Pause {
  /** The milliseconds that are left of it; 0 when there is none. */
  readonly left: Effect.Effect<number, LedgerUnavailable>
  /** Pauses for at least a duration from now. A pause is never shortened. */
  readonly extend: (duration: Duration.Duration) => Effect.Effect<void, LedgerUnavailable>
}

/** A pause of this process. */
export const makeMemory = (): Pause => {
  let until = 0
  return {
    left: Effect.map(Clock.currentTimeMillis, (now) => Math.max(0, until - now)),
    extend: (duration) =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        until = Math.max(until, now + Duration.toMillis(duration))
      })
  }
}
