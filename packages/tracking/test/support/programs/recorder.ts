/**
 * A product in a process of its own: records, and ends in one of the ways in which processes end.
 */
import { writeSync } from "node:fs"
import { setTimeout } from "node:timers/promises"
import { createTracker as createFetchTracker } from "../../../src/createTracker.ts"
import { createTracker as createNodeTracker, flushOnExit } from "../../../src/node.ts"
import { sqliteOutbox } from "../../../src/outbox-sqlite.ts"
import type { Plan } from "../children.ts"

const plan: Plan = JSON.parse(process.argv[2] ?? "{}")
const { key, host, directory, count, ending, isPlain = false, queue } = plan

const tell = (fact: object): void => void writeSync(1, `${JSON.stringify(fact)}\n`)

process.on("exit", () => tell({ exitAt: performance.now() }))
const options = {
  key,
  host,
  queue,
  onWarning: (warning: string) => tell({ warning }),
  onDropped: (_: unknown, error: { readonly _tag: string }) => tell({ dropped: error._tag })
}
const tracker = isPlain
  ? createFetchTracker(options)
  : createNodeTracker({ ...options, outbox: sqliteOutbox({ directory }) })
process.on("exit", () => {
  tell({ doneAt: performance.now() })
  if (ending === "record-late") tracker.record("bob", "Late")
})
const recordAll = (): void => {
  for (let i = 0; i < count; i++) tracker.record("bob", `Event ${plan.first + i}`, { i })
}
if (ending !== "record-and-exit") recordAll()

switch (ending) {
  case "exit":
  case "record-late":
    process.exit(0)
    break
  case "throw":
    throw new Error("the product has a bug")
  case "flush": {
    const report = await tracker.flush({ timeout: plan.timeout ?? "10 seconds" })
    tell({ report, flushedAt: performance.now() })
    break
  }
  case "close":
    tell({ report: await tracker.close({ timeout: plan.timeout ?? "10 seconds" }) })
    break
  case "flush-on-exit":
  case "flush-and-handle":
    flushOnExit(tracker, {
      timeout: plan.timeout,
      onFlushed: (report) => {
        tell({ report })
        if (ending === "flush-and-handle") process.exit(7)
      }
    })
    if (ending === "flush-and-handle") process.on("SIGTERM", () => undefined)
    tell({ isReady: true })
    setInterval(() => undefined, 1000)
    break
  case "flush-and-handle-once":
    flushOnExit(tracker, { timeout: plan.timeout })
    process.once("SIGTERM", async () => {
      await tracker.close()
      // The product goes on for a while after its last call.
      await setTimeout(300)
      process.exit(7)
    })
    tell({ isReady: true })
    setInterval(() => undefined, 1000)
    break
  case "flush-two":
    flushOnExit(createFetchTracker(options))
    flushOnExit(tracker, { timeout: plan.timeout })
    tell({ isReady: true })
    setInterval(() => undefined, 1000)
    break
  case "flush-and-throw":
    flushOnExit(tracker, {
      onFlushed: () => {
        throw new Error("the product has a bug")
      }
    })
    tell({ isReady: true })
    setInterval(() => undefined, 1000)
    break
  case "await-accepted":
    // The service has shown that it is down, so nothing is under way that would keep the process alive.
    await tracker.flush({ timeout: plan.timeout ?? "300 millis" })
    await tracker.record("bob", "Last").accepted
    tell({ isReady: true })
    break
  case "stay":
    tell({ isReady: true })
    process.on("SIGTERM", () => process.exit(0))
    setInterval(() => undefined, 1000)
    break
  case "record-and-exit":
    process.on("SIGTERM", () => {
      recordAll()
      tracker.recordSync("bob", "Last")
      process.exit(0)
    })
    tell({ isReady: true })
    setInterval(() => undefined, 1000)
    break
  case "end":
}
