/**
 * A product in a process of its own that writes to an outbox and leaves the delivery to others.
 */
import { writeSync } from "node:fs"
import { setTimeout } from "node:timers/promises"
import { outboxAt } from "../../../src/internal/sender/outbox-at.ts"
import { createTracker } from "../../../src/node.ts"
import type { Producing } from "../senders.ts"

const { host, outbox, name, count = Number.POSITIVE_INFINITY, pause }: Producing = JSON.parse(process.argv[2] ?? "{}")
const tracker = createTracker({
  key: process.env.TALLYMARK_KEY ?? "",
  host,
  outbox: await outboxAt(outbox),
  deliver: false,
  onWarning: () => undefined
})

let isStopped = false
process.on("SIGTERM", () => {
  isStopped = true
})
writeSync(1, `${JSON.stringify({ pid: process.pid })}\n`)

let accepted = 0
let calls = 0
while (calls < count && !isStopped) {
  const receipts = Array.from({ length: Math.min(10, count - calls) }, () =>
    tracker.record(`person of ${name}`, `${name} ${calls++}`)
  )
  const ends = await Promise.allSettled(receipts.map((receipt) => receipt.accepted))
  accepted += ends.filter(({ status }) => status === "fulfilled").length
  await setTimeout(pause)
}
await tracker.close()
writeSync(1, `${JSON.stringify({ accepted })}\n`)
