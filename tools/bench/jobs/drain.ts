/**
 * A process that delivers what lies in an outbox.
 */
import { setTimeout as wait } from "node:timers/promises"
import { createTracker } from "@tallymark/tracking/node"
import { redisOutbox } from "@tallymark/tracking/outbox-redis"
import { sqliteOutbox } from "@tallymark/tracking/outbox-sqlite"
import { monotonicNow } from "../sink/Tally.ts"
import { key } from "./fill.ts"

/** What to drain, and who takes it. */
export interface Draining {
  readonly vessel: "sqlite" | "redis"
  readonly directory: string
  readonly redis: string
  readonly host: string
  readonly count: number
}

/** Microseconds of CPU, once everything has been delivered. */
export interface Drained {
  readonly cpu: number
  readonly startedAt: number
}

const poll = 5

/** Delivers so many calls, and stops. */
export const drain = async ({ vessel, directory, redis, host, count }: Draining): Promise<Drained> => {
  const cpuBefore = process.cpuUsage()
  const startedAt = monotonicNow()
  const outbox = vessel === "sqlite" ? sqliteOutbox({ directory }) : redisOutbox({ url: redis })
  const tracker = createTracker({ key, host, outbox, onWarning: () => undefined })
  while (tracker.stats.delivered < count) await wait(poll)
  const { user, system } = process.cpuUsage(cpuBefore)
  await tracker.close()
  return { cpu: user + system, startedAt }
}
