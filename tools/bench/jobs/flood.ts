/**
 * Records far more than a client can hold while nobody listens, and watches its memory.
 */
import { setImmediate as turn, setTimeout as wait } from "node:timers/promises"
import type { Client } from "../clients/Client.ts"
import { eventOf } from "../clients/event.ts"
import { monotonicNow } from "../sink/Tally.ts"
import type { Flood, JobOf } from "./Job.ts"

const samples = 100
const acceptancePatience = 1000

/** Calls until the count, the memory cap, the time cap or the client's back-pressure ends it. */
export const flood = async (client: Client, job: JobOf<"flood">): Promise<Flood> => {
  const memoryBefore = process.memoryUsage.rss()
  const memory: Array<number> = []
  const startedAt = monotonicNow()
  let calls = 0
  let longestTurn = 0
  let stoppedBy: Flood["stoppedBy"] = "calls"

  while (calls < job.calls) {
    const turnStartedAt = monotonicNow()
    let last: unknown
    for (let i = 0; i < job.perTurn && calls < job.calls; i++) last = client.record(eventOf(calls++))
    longestTurn = Math.max(longestTurn, monotonicNow() - turnStartedAt)
    await turn()

    const resident = process.memoryUsage.rss()
    if (memory.length < Math.floor((calls / job.calls) * samples)) memory.push(resident)
    if (resident > job.memoryCap) stoppedBy = "memory"
    else if (monotonicNow() - startedAt > job.timeCap) stoppedBy = "time"
    else if (job.awaitsAcceptance && !(await hasRoom(client, last))) stoppedBy = "back-pressure"
    if (stoppedBy !== "calls") break
  }
  await wait(500)
  memory.push(process.memoryUsage.rss())
  const peakMemory = process.resourceUsage().maxRSS * 1024
  globalThis.gc?.()
  return {
    calls,
    stoppedBy,
    memoryBefore,
    memory,
    peakMemory,
    liveHeap: process.memoryUsage().heapUsed,
    toldLost: client.toldLost(),
    stats: client.stats?.(),
    longestTurn
  }
}

/** Whether the client lets the caller go on in time; a client that offers no back-pressure always does. */
const hasRoom = async (client: Client, recorded: unknown): Promise<boolean> =>
  client.room === undefined || Promise.race([client.room(recorded).then(() => true), wait(acceptancePatience, false)])
