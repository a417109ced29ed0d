/**
 * Flushes with a deadline against a server that never answers.
 */
import { setTimeout as wait } from "node:timers/promises"
import type { Client } from "../clients/Client.ts"
import { eventOf } from "../clients/event.ts"
import { monotonicNow } from "../sink/Tally.ts"
import type { Flush, JobOf } from "./Job.ts"

const beforeFlush = 100

/** Records, waits a moment so that requests are on their way, flushes, and waits no longer than its patience. */
export const flush = async (client: Client, { count, deadline, patience }: JobOf<"flush">): Promise<Flush> => {
  for (let n = 0; n < count; n++) client.record(eventOf(n))
  await wait(beforeFlush)

  const startedAt = monotonicNow()
  const ending = client.flush(deadline).then(
    (report) => ({ outcome: "resolved" as const, report }),
    () => ({ outcome: "rejected" as const, report: undefined })
  )
  const { outcome, report } = await Promise.race([
    ending,
    wait(patience, { outcome: "never" as const, report: undefined })
  ])
  return {
    settledAfter: outcome === "never" ? undefined : monotonicNow() - startedAt,
    outcome,
    report,
    toldLost: client.toldLost()
  }
}
