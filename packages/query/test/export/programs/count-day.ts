/**
 * A task for worker threads: counts the events of a day, and fails or hangs where a test wants it to.
 */
import type { DayTask } from "../../../src/export/WorkerExport.ts"

const task: DayTask<{ readonly events: number; readonly first: unknown }> = async (batches, day) => {
  let events = 0
  let first: unknown
  for await (const batch of batches) {
    first ??= batch[0]?.properties.n
    events += batch.length
    if (batch.some(({ event }) => event === "fail")) throw new RangeError(`no good day: ${day}`)
    if (batch.some(({ event }) => event === "exit")) process.exit(3)
  }
  return { events, first }
}

export default task
