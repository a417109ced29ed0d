/**
 * Tells the outbox what became of its entries: delivered ones are struck out, hopeless ones become dead letters. Many
 * words go together, a moment after the first.
 *
 * A word that is lost, with the process or on the way, does no harm: the entry is claimed and sent again, in the same
 * bytes.
 */
import * as Effect from "effect/Effect"
import * as Latch from "effect/Latch"
import type * as Scope from "effect/Scope"
import type { TrackingError } from "../../Delivery.ts"
import type { Claim } from "../../Outbox.ts"
import type { OutboxFailed } from "../../TrackingError.ts"
import type { End } from "../Parcel.ts"
import { type Opened, recovery } from "./Opened.ts"

/**
 * How long words gather. Nobody waits for them, and each commit costs the same for a few as for hundreds; what a process
 * has not told when it dies is sent again.
 */
const gathering = "25 millis"

/** Gathers what became of entries. */
export interface Settlement {
  readonly settle: (claim: Claim, end: End) => void
  /** Makes a dead letter of an entry. */
  readonly bury: (claim: Claim, reason: string) => void
  /** Tells everything that is known so far. */
  readonly now: Effect.Effect<void, OutboxFailed>
}

/** How long the end may be held up by an outbox that does not answer. */
const lastWords = "1 second"

/** Whether the service refused the call, and not we for want of room or time. */
export const isHopeless = (error: TrackingError): boolean => error._tag === "ApiError"

/** Starts to settle, and settles what is left when the scope closes. */
export const make = Effect.fnUntraced(function* (opened: Opened): Effect.fn.Return<Settlement, never, Scope.Scope> {
  const wake = Latch.makeUnsafe(false)
  let delivered: Array<Claim> = []
  let letters: Array<{ readonly claim: Claim; readonly reason: string }> = []

  const now: Settlement["now"] = Effect.gen(function* () {
    if (delivered.length + letters.length === 0) return
    const outbox = yield* opened.now
    const claims = delivered
    delivered = []
    if (claims.length > 0) {
      yield* Effect.onError(outbox.acknowledge(claims), () =>
        Effect.sync(() => {
          delivered = [...claims, ...delivered]
        })
      )
    }
    for (let letter = letters[0]; letter !== undefined; letter = letters[0]) {
      yield* outbox.bury(letter.claim, letter.reason)
      letters = letters.slice(1)
    }
  })

  const round = Effect.gen(function* () {
    yield* wake.await
    yield* Effect.sleep(gathering)
    wake.closeUnsafe()
    yield* Effect.retry(now, recovery)
  })
  yield* Effect.addFinalizer(() => Effect.interruptible(Effect.ignore(Effect.timeoutOption(now, lastWords))))
  yield* Effect.forkScoped(Effect.forever(Effect.ignore(round), { disableYield: true }))

  const bury: Settlement["bury"] = (claim, reason) => {
    letters.push({ claim, reason })
    wake.openUnsafe()
  }

  return {
    now,
    bury,
    settle: (claim, end) => {
      if (end.outcome === "spooled") return
      if (end.outcome === "dropped" && isHopeless(end.error)) return bury(claim, end.error.message)
      delivered.push(claim)
      wake.openUnsafe()
    }
  }
})
