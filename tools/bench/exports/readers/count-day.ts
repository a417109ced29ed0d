/**
 * What a worker thread does in the benchmark: the same look at every event as the others.
 */
import type { DayTask } from "@tallymark/query/node"
import { Counter, type Found } from "../Reader.ts"

const countDay: DayTask<Found> = async (batches) => {
  const counter = new Counter()
  for await (const batch of batches) for (const event of batch) counter.add(event)
  return { events: counter.events, characters: counter.characters }
}

export default countDay
