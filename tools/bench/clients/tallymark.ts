/**
 * Ours: `@tallymark/tracking/node`, one GET per event.
 */
import { Receipt } from "@tallymark/tracking"
import { createTracker } from "@tallymark/tracking/node"
import type { Client } from "./Client.ts"

/** The options a benchmark varies; the rest is the default. */
export interface TallymarkOptions {
  readonly concurrency?: number
  readonly overflow?: "wait" | "drop-newest" | "drop-oldest"
  /** Room for so many events, and a caller that awaits nothing. The default caller awaits `accepted`. */
  readonly maxEvents?: number
}

/** Opens our tracker, with its spool in a directory of the benchmark's. */
export const open = (
  url: string,
  directory: string,
  { concurrency, overflow, maxEvents }: TallymarkOptions = {}
): Client => {
  let lost = 0
  const tracker = createTracker({
    key: "0123456789abcdef0123456789abcdef01234567",
    host: url,
    spool: directory,
    ...(concurrency === undefined ? {} : { concurrency }),
    queue: { overflow, maxEvents, maxBytes: maxEvents === undefined ? undefined : 1000 * maxEvents },
    onDropped: () => {
      lost++
    },
    onWarning: () => undefined
  })
  return {
    record: ({ person, name, properties }) => tracker.record(person, name, properties),
    ...(maxEvents === undefined && { room: accepted }),
    settle: () => tracker.close({ timeout: "120 seconds" }),
    flush: (deadline) => tracker.flush({ timeout: deadline }),
    toldLost: () => lost,
    stats: () => {
      const { queued, inFlight, waiting, dropped, queuedBytes } = tracker.stats
      return { queued, inFlight, waiting, dropped, queuedBytes }
    }
  }
}

const accepted = async (recorded: unknown): Promise<unknown> =>
  recorded instanceof Receipt ? recorded.accepted : undefined
