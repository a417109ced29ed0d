/**
 * A product in a process of its own that records until it is killed, and tells each event as soon as it is accepted.
 */
import { writeSync } from "node:fs"
import { createTracker } from "../../../src/node.ts"
import { sqliteOutbox } from "../../../src/outbox-sqlite.ts"
import type { Accepting } from "../kill-rounds.ts"

const { key, host, directory, round }: Accepting = JSON.parse(process.argv[2] ?? "{}")
const tracker = createTracker({ key, host, outbox: sqliteOutbox({ directory }), onWarning: () => undefined })

const tell = (name: string): void => void writeSync(1, `${name}\n`)

const record = async (name: string): Promise<void> => {
  await tracker.record("bob", name).accepted
  tell(name)
}

tell("started")
for (let i = 0; ; i += 10) {
  await Promise.all(Array.from({ length: 10 }, (_, j) => record(`Event ${round}-${i + j}`)))
}
