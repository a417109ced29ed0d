/**
 * `@segment/analytics-node`: batches of 15, an unbounded queue, ten retries.
 */
import { Analytics } from "@segment/analytics-node"
import type { Client } from "./Client.ts"

/** Opens Segment's client in its default configuration. */
export const open = (url: string): Client => {
  const analytics = new Analytics({ writeKey: "0123456789abcdef", host: url })
  let lost = 0
  analytics.on("error", () => {
    lost++
  })
  return {
    record: ({ person, name, properties }) => analytics.track({ userId: person, event: name, properties }),
    settle: () => analytics.closeAndFlush({ timeout: 120_000 }),
    flush: (deadline) => analytics.flush({ timeout: deadline }),
    toldLost: () => lost
  }
}
