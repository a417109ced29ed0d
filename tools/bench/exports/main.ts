/**
 * A reader's process: reads one export, reports what that took, and ends.
 */
import { monotonicNow } from "../sink/Tally.ts"
import type { Source } from "./Reader.ts"
import { type ReaderId, readers } from "./readers/index.ts"

/** What the parent asks for. */
export interface Reading {
  readonly reader: ReaderId
  readonly source: Source
}

/** What it gets: milliseconds, microseconds of CPU, bytes. */
export interface ReadingFigures {
  readonly events: number
  readonly characters: number
  readonly milliseconds: number
  readonly cpu: number
  readonly peakMemory: number
}

process.on("disconnect", () => process.exit())

process.once("message", async ({ reader, source }: Reading) => {
  const read = await readers[reader].prepare(source)
  const cpu = process.cpuUsage()
  const startedAt = monotonicNow()
  const { events, characters } = await read()
  const milliseconds = monotonicNow() - startedAt
  const { user, system } = process.cpuUsage(cpu)
  const figures: ReadingFigures = {
    events,
    characters,
    milliseconds,
    cpu: user + system,
    peakMemory: process.resourceUsage().maxRSS * 1024
  }
  process.send?.(figures, () => process.exit())
})
