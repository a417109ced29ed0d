/**
 * `posthog-node`: one batch at a time, a queue of 10,000 that drops the oldest.
 */
import { PostHog } from "posthog-node"
import type { Client } from "./Client.ts"

/** Large enough for every burst of the benchmark, and batches of 500. */
export const tuned = { flushAt: 500, maxBatchSize: 500, maxQueueSize: 200_000 }

/** Opens PostHog's client; `stop` makes its flush a `shutdown`, the only one of its calls that takes a deadline. */
export const open = (url: string, options: Partial<typeof tuned> = {}, stop = false): Client => {
  const posthog = new PostHog("0123456789abcdef", { host: url, ...options })
  let lost = 0
  posthog.on("error", () => {
    lost++
  })
  return {
    record: ({ person, name, properties }) => posthog.capture({ distinctId: person, event: name, properties }),
    settle: () => posthog.shutdown(120_000),
    flush: (deadline) => (stop ? posthog.shutdown(deadline) : posthog.flush()),
    toldLost: () => lost
  }
}
