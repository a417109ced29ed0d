/**
 * Records without end, and tells each event as soon as it is accepted.
 */
import { setTimeout as wait } from "node:timers/promises"
import type { Client } from "../clients/Client.ts"
import { eventOf } from "../clients/event.ts"
import type { JobOf } from "./Job.ts"

const atOnce = 10
const pause = 2

/** Never returns: the process is killed. */
export const accept = async (client: Client, { first }: JobOf<"accept">): Promise<never> => {
  for (let n = first; ; n += atOnce) {
    const numbers = Array.from({ length: atOnce }, (_, i) => n + i)
    await Promise.all(
      numbers.map(async (number) => {
        await client.accepted?.(client.record(eventOf(number)))
        process.send?.(number)
      })
    )
    await wait(pause)
  }
}
