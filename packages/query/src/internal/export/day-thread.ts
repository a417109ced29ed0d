/**
 * What a worker thread of an export runs: reads the days it is sent, and gives each to a task.
 *
 * It loads the parts that read and nothing of Effect, so that a thread starts quickly and stays small.
 */
import { type MessagePort, parentPort } from "node:worker_threads"
import type { DayTask } from "../../export/WorkerExport.ts"
import { Break, Refused } from "./Break.ts"
import { nextBatch } from "./batches.ts"
import { plainBody } from "./body.ts"
import type { DayWork, FromThread, ToThread } from "./DayWorker.ts"
import type { Bytes } from "./Decoding.ts"
import { nodeDecoding } from "./decode-node.ts"
import { EventReader } from "./EventReader.ts"
import { SeenEvents } from "./SeenEvents.ts"
import { Tracker } from "./Tracker.ts"

parentPort?.on("message", async (work: DayWork) => {
  const { port } = work
  const answer = (message: FromThread): void => port.postMessage(message)
  try {
    const { default: task }: { readonly default: DayTask<unknown> } = await import(work.task)
    answer({ result: await task(batches(work), work.day) })
  } catch (error) {
    if (error instanceof Break) return answer({ broken: error.reason })
    try {
      answer({ error })
    } catch {
      // Not everything that can be thrown can be copied.
      answer({ error: new Error(String(error)) })
    }
  }
})

async function* batches(work: DayWork) {
  const { day, timeInMs, window, maxLineBytes, skipsBadLines, encoding, port } = work
  const settings = {
    decoding: nodeDecoding,
    tracker: new Tracker(day, undefined, timeInMs),
    counts: { events: 0, duplicates: 0, badLines: 0 },
    seen: window === undefined ? undefined : new SeenEvents(window),
    maxLineBytes,
    onBadLine: skipsBadLines ? () => undefined : undefined
  }
  const reader = new EventReader(settings, 0, "")
  const body = plainBody({ body: received(port), encoding }, nodeDecoding, () => undefined)
  const pieces = body[Symbol.asyncIterator]()
  try {
    for (let batch = await nextBatch(reader, pieces); batch !== undefined; batch = await nextBatch(reader, pieces)) {
      yield batch
    }
  } catch (error) {
    // What a service says that refuses under a 200 has no better place here than a message.
    throw error instanceof Refused ? new Error(`the service refuses the export: ${error.words}`) : error
  } finally {
    await pieces.return?.()
  }
}

/** The bytes that come through a port, at the speed they are taken. */
async function* received(port: MessagePort): Bytes {
  const messages: Array<ToThread> = []
  let wake = (): void => undefined
  port.on("message", (message: ToThread) => {
    messages.push(message)
    wake()
  })
  for (;;) {
    const next = messages.shift()
    if (next === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    } else if ("end" in next) {
      return
    } else {
      const taken: FromThread = { taken: true }
      port.postMessage(taken)
      yield next.piece
    }
  }
}
