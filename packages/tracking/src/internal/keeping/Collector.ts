/**
 * Brings what lies in the outbox into the queue, as there is room: calls of earlier processes and of other machines.
 */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Claim } from "../../Outbox.ts"
import { fromLine } from "../spool-line.ts"
import type { Keeping } from "./Keeper.ts"
import { type Opened, recovery, topic } from "./Opened.ts"
import type { Settlement } from "./Settlement.ts"

/** What a collector works with. */
export interface Collecting extends Pick<Keeping, "warn" | "over" | "room" | "restore"> {
  readonly opened: Opened
  readonly settlement: Settlement
}

/** The most that is claimed at once. */
const largestBatch = 500

/** Starts to collect, until the returned function is called or the scope closes. */
export const start = Effect.fnUntraced(function* ({
  opened,
  settlement,
  room,
  restore,
  warn,
  over
}: Collecting): Effect.fn.Return<() => void, never, Scope.Scope> {
  /** Without a step in between, so that no claim is left with nobody. */
  const take = (claims: ReadonlyArray<Claim>): void => {
    over(topic)
    for (const claim of claims) {
      const call = fromLine(claim.entry.line)
      if (call === undefined) settlement.bury(claim, "the entry is no call that this version can read")
      else restore(call, claim)
    }
  }

  const round = Effect.gen(function* () {
    const outbox = yield* opened.eventually
    const limit = Math.min(largestBatch, yield* room)
    take(yield* outbox.claim(limit))
  }).pipe(
    Effect.tapError((error) =>
      Effect.sync(() => {
        // Others write to it all the time, which passes.
        if (error.problem !== "busy") warn(topic, () => error.message)
      })
    ),
    Effect.retry(recovery),
    Effect.ignore
  )
  const fiber = yield* Effect.forkScoped(Effect.forever(round, { disableYield: true }), { startImmediately: true })
  return () => fiber.interruptUnsafe()
})
