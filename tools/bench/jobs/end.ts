/**
 * Records, and ends the process.
 */
import { setTimeout as wait } from "node:timers/promises"
import type { Client } from "../clients/Client.ts"
import { eventOf } from "../clients/event.ts"
import type { JobOf } from "./Job.ts"

/** What a client that promises nothing gets instead of a word: longer than ours takes. */
const grace = 20

/** Never returns. */
export const end = async (client: Client, { count, ending }: JobOf<"end">): Promise<never> => {
  const events = Array.from({ length: count }, (_, n) => eventOf(n))
  const record = ending === "SIGKILL at once" ? (client.recordSafely ?? client.record) : client.record
  const recorded = events.map((event) => record(event))
  switch (ending) {
    case "exit":
      return process.exit()
    case "throw":
      process.nextTick(() => {
        throw new Error("the product has a bug")
      })
      return never()
    case "SIGKILL at once":
      process.kill(process.pid, "SIGKILL")
      return never()
    case "SIGTERM":
    case "SIGKILL": {
      const { accepted } = client
      await (accepted === undefined ? wait(grace) : Promise.all(recorded.map(accepted)))
      process.kill(process.pid, ending)
      return never()
    }
  }
}

const never = (): Promise<never> => new Promise(() => undefined)
