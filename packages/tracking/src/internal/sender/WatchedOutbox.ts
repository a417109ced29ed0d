/**
 * An outbox that somebody else opens, and that can be asked how it is doing: the sender's tracker uses it, its endpoints
 * look at it.
 */
import * as Effect from "effect/Effect"
import type { Outbox, OutboxCount, OutboxSource } from "../../Outbox.ts"
import { OutboxFailed } from "../../TrackingError.ts"

/** How long an outbox may take to count. */
const patience = "2 seconds"

/** A source, and a look at what it has opened. */
export interface WatchedOutbox {
  readonly source: OutboxSource
  /** What the outbox holds; fails while it cannot be reached. */
  readonly count: Effect.Effect<OutboxCount, OutboxFailed>
}

/** Watches over a source. */
export const watchOutbox = (source: OutboxSource): WatchedOutbox => {
  let opened: Outbox | undefined
  const note = (outbox: Outbox) =>
    Effect.sync(() => {
      opened = outbox
    })
  const count = Effect.suspend(() =>
    opened === undefined ? Effect.fail(new OutboxFailed({ problem: "unavailable", code: "OPENING" })) : opened.count
  ).pipe(
    Effect.timeoutOrElse({
      duration: patience,
      orElse: () => Effect.fail(new OutboxFailed({ problem: "unavailable", code: "TIMEOUT" }))
    })
  )
  return {
    count,
    source: source.isWriteAhead
      ? { isWriteAhead: true, open: (...args) => Effect.tap(source.open(...args), note) }
      : { isWriteAhead: false, open: (...args) => Effect.tap(source.open(...args), note) }
  }
}
