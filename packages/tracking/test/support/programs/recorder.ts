/**
 * A product in a process of its own: records, and ends in one of the ways in which processes end.
 */
import { appendFileSync, readdirSync, readFileSync, writeFileSync, writeSync } from "node:fs"
import { join } from "node:path"
import { createTracker as createFetchTracker } from "../../../src/createTracker.ts"
import { createTracker as createNodeTracker } from "../../../src/node.ts"
import type { Plan } from "../children.ts"

const plan: Plan = JSON.parse(process.argv[2] ?? "{}")
const { key, host, spool, count, ending, isPlain = false, queue } = plan

/** How long it takes to write the same text at once, and line by line. */
const timeWrites = (): object => {
  const directory = String(spool)
  const [name = ""] = readdirSync(directory)
  const text = readFileSync(join(directory, name), "utf8")
  const lines = text.split("\n")
  const timed = (write: () => void): number => {
    const begin = performance.now()
    write()
    return performance.now() - begin
  }
  return {
    wholeWrite: timed(() => writeFileSync(join(directory, "whole"), text)),
    lineWrites: timed(() => {
      for (const line of lines) appendFileSync(join(directory, "lines"), `${line}\n`)
    })
  }
}

const tell = (fact: object): void => void writeSync(1, `${JSON.stringify(fact)}\n`)

process.on("exit", () => tell({ exitAt: performance.now() }))
const options = {
  key,
  host,
  queue,
  onWarning: (warning: string) => tell({ warning }),
  onDropped: (_: unknown, error: { readonly _tag: string }) => tell({ dropped: error._tag })
}
const tracker = isPlain ? createFetchTracker(options) : createNodeTracker({ ...options, spool })
process.on("exit", () => {
  tell({ doneAt: performance.now() })
  if (ending === "exit" && plan.count >= 10_000) tell(timeWrites())
  if (ending === "record-late") tracker.record("bob", "Late")
})
for (let i = 0; i < count; i++) tracker.record("bob", `Event ${plan.first + i}`, { i })

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
  case "stay":
    tell({ isReady: true })
    process.on("SIGTERM", () => process.exit(0))
    setInterval(() => undefined, 1000)
    break
  case "end":
}
