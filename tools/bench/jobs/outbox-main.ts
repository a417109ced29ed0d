/**
 * A process that fills or drains an outbox, reports, and ends.
 */
import * as Effect from "effect/Effect"
import { type Draining, drain } from "./drain.ts"
import { type Filling, fill } from "./fill.ts"

/** What the process is asked to do. */
export type OutboxWork = { readonly fill: Filling } | { readonly drain: Draining }

process.on("disconnect", () => process.exit())

process.once("message", async (work: OutboxWork) => {
  const answer = "fill" in work ? await Effect.runPromise(fill(work.fill)) : await drain(work.drain)
  process.send?.(answer, () => process.exit())
})
