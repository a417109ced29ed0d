/** Tries again what another process is in the way of, where there is no later: at the end of a process. */
import * as Effect from "effect/Effect"
import type { OutboxFailed } from "../../TrackingError.ts"

/** An outbox that is busy has waited itself each time, so that these make some two seconds. */
const mostTries = 10

/** Runs a write again while the outbox is busy. It waits nowhere else, and stays synchronous. */
export const persist = <A>(write: Effect.Effect<A, OutboxFailed>, tries = mostTries): Effect.Effect<A, OutboxFailed> =>
  Effect.catch(write, (error) =>
    error.problem === "busy" && tries > 1 ? persist(write, tries - 1) : Effect.fail(error)
  )
