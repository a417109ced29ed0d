/**
 * Ours: `@tallymark/tracking/node`, one GET per event.
 */
import { setTimeout as wait } from "node:timers/promises"
import { type OutboxSource, Receipt } from "@tallymark/tracking"
import { createTracker } from "@tallymark/tracking/node"
import { sqliteOutbox } from "@tallymark/tracking/outbox-sqlite"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import type { Client } from "./Client.ts"

/** The options a benchmark varies; the rest is the default. */
export interface TallymarkOptions {
  readonly concurrency?: number
  readonly overflow?: "wait" | "spool" | "drop-newest" | "drop-oldest"
  readonly maxEvents?: number
  /** Keeps calls in memory only. */
  readonly isMemoryOnly?: boolean
  /** The caller awaits `accepted`, and so is held back while the queue is full. */
  readonly isPatient?: boolean
}

const key = "0123456789abcdef0123456789abcdef01234567"
const settlePoll = 5

/** Opens our tracker, with its outbox in a directory of the benchmark's. */
export const open = (
  url: string,
  directory: string,
  { concurrency, overflow, maxEvents, isMemoryOnly = false, isPatient = false }: TallymarkOptions = {}
): Client => {
  let lost = 0
  const outbox = sqliteOutbox({ directory })
  const tracker = createTracker({
    key,
    host: url,
    outbox: isMemoryOnly ? false : outbox,
    ...(concurrency === undefined ? {} : { concurrency }),
    queue: { overflow, maxEvents, maxBytes: maxEvents === undefined ? undefined : 1000 * maxEvents },
    onDropped: () => {
      lost++
    },
    onWarning: () => undefined
  })
  return {
    record: ({ person, name, properties }) => tracker.record(person, name, properties),
    recordSafely: ({ person, name, properties }) => tracker.recordSync(person, name, properties),
    accepted,
    ...(isPatient && { room: accepted }),
    ...(!isMemoryOnly && { resume: () => emptied(outbox, url) }),
    settle: async () => {
      // Calls beyond the queue's bound wait in the outbox; closing now would leave them to the next start.
      while (tracker.stats.delivered + tracker.stats.dropped < tracker.stats.accepted) await wait(settlePoll)
      await tracker.close({ timeout: "120 seconds" })
    },
    flush: (deadline) => tracker.flush({ timeout: deadline }),
    toldLost: () => lost,
    stats: () => {
      const { queued, inFlight, waiting, spooled, restored, dropped, queuedBytes } = tracker.stats
      return { queued, inFlight, waiting, spooled, restored, dropped, queuedBytes }
    }
  }
}

const accepted = async (recorded: unknown): Promise<unknown> =>
  recorded instanceof Receipt ? recorded.accepted : undefined

/** Asks the file itself, because what an earlier process accepted is in no count of this one. */
const emptied = (outbox: OutboxSource, host: string): Promise<unknown> => {
  const count = Effect.scoped(
    Effect.flatMap(
      outbox.open({ key: Redacted.make(key), host }, { evicted: () => undefined, warn: () => undefined }),
      (open) => open.count
    )
  )
  return Effect.runPromise(
    Effect.repeat(count, {
      until: ({ waiting, claimed }) => waiting + claimed === 0,
      schedule: Schedule.spaced("50 millis")
    })
  )
}
