/**
 * Times `record()` as its caller feels it: the synchronous part, in a process that is delivering all the while.
 *
 * Turns alternate between two ways of timing. One reads the clock around each call, which gives a distribution; the other
 * around a whole turn, which is free of the timer's noise. What a client leaves for later is not in these figures; it is
 * in the CPU per delivered event.
 */
import { setTimeout as wait } from "node:timers/promises"
import type { Client } from "../clients/Client.ts"
import { eventOf } from "../clients/event.ts"
import { median, quantile } from "../statistics.ts"
import type { CallCost, JobOf } from "./Job.ts"

const warmUpTurns = 50

/** Records in short turns with pauses between them, so that the client can deliver. */
export const callCost = async (client: Client, job: JobOf<"call-cost">): Promise<CallCost> => {
  const timer = timerCost()
  let n = 0
  const first = timed(() => client.record(eventOf(n++))) - timer

  const perCall: Array<number> = []
  const perTurn: Array<number> = []
  for (let turn = -warmUpTurns; turn < job.turns; turn++) {
    const events = Array.from({ length: job.perTurn }, () => eventOf(n++))
    const calls: Array<number> = []
    const whole = timed(() => {
      for (const event of events) {
        if (turn % 2 === 0) calls.push(timed(() => client.record(event)) - timer)
        else client.record(event)
      }
    })
    if (turn >= 0 && turn % 2 === 0) perCall.push(...calls)
    else if (turn >= 0) perTurn.push((whole - timer) / job.perTurn)
    await wait(job.pause)
  }
  return { first, median: median(perCall), p99: quantile(perCall, 0.99), inTurn: median(perTurn), timer }
}

const timed = (work: () => unknown): number => {
  const before = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - before)
}

const timerCost = (): number => median(Array.from({ length: 20_000 }, () => timed(() => undefined)))
