/**
 * Records at a steady pace for minutes, and watches the memory of the process.
 */
import type { Client } from "../clients/Client.ts"
import { eventOf } from "../clients/event.ts"
import { monotonicNow } from "../sink/Tally.ts"
import type { JobOf, Soak } from "./Job.ts"

const tick = 5
const minute = 60_000

/** As many calls every few milliseconds as the pace demands, and a look at the memory every minute. */
export const soak = async (client: Client, { perSecond, minutes }: JobOf<"soak">): Promise<Soak> => {
  const cpuBefore = process.cpuUsage()
  const startedAt = monotonicNow()
  const looks: Array<Soak["minutes"][number]> = []
  let n = 0
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const elapsed = monotonicNow() - startedAt
      const due = Math.min(perSecond * 60 * minutes, Math.ceil((elapsed * perSecond) / 1000))
      while (n < due) client.record(eventOf(n++))
      if (elapsed < (looks.length + 1) * minute) return
      const resident = process.memoryUsage.rss()
      globalThis.gc?.()
      looks.push({ resident, heap: process.memoryUsage().heapUsed })
      if (looks.length < minutes) return
      clearInterval(timer)
      resolve()
    }, tick)
  })
  const { user, system } = process.cpuUsage(cpuBefore)
  await client.settle()
  return {
    recorded: n,
    minutes: looks,
    peakMemory: process.resourceUsage().maxRSS * 1024,
    cpu: user + system,
    toldLost: client.toldLost()
  }
}
