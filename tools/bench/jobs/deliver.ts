/**
 * Records a number of events, in one burst or at a pace, and lets the client settle.
 */
import type { Client } from "../clients/Client.ts"
import { eventOf } from "../clients/event.ts"
import { monotonicNow } from "../sink/Tally.ts"
import type { Delivery, JobOf } from "./Job.ts"

const tick = 5

/** All calls as fast as the client takes them: in one turn of the event loop, unless it holds its caller back. */
export const burst = (client: Client, { count }: JobOf<"burst">): Promise<Delivery> =>
  measure(client, async () => {
    const { room } = client
    for (let n = 0; n < count; n++) {
      const recorded = client.record(eventOf(n))
      if (room !== undefined) await room(recorded)
    }
  })

/** As many calls every few milliseconds as the pace demands. */
export const paced = (client: Client, { count, perSecond }: JobOf<"paced">): Promise<Delivery> =>
  measure(
    client,
    () =>
      new Promise<void>((resolve) => {
        const startedAt = monotonicNow()
        let n = 0
        const timer = setInterval(() => {
          const due = Math.min(count, Math.ceil(((monotonicNow() - startedAt) * perSecond) / 1000))
          while (n < due) client.record(eventOf(n++))
          if (n < count) return
          clearInterval(timer)
          resolve()
        }, tick)
      })
  )

const measure = async (client: Client, recordAll: () => Promise<void> | void): Promise<Delivery> => {
  const cpuBefore = process.cpuUsage()
  const startedAt = monotonicNow()
  await recordAll()
  const recordedAt = monotonicNow()
  await client.settle()
  const settledAt = monotonicNow()
  const { user, system } = process.cpuUsage(cpuBefore)
  return {
    startedAt,
    recordedAt,
    settledAt,
    cpu: user + system,
    peakMemory: process.resourceUsage().maxRSS * 1024,
    toldLost: client.toldLost()
  }
}
