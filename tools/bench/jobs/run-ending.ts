/**
 * Runs a job whose process ends in its own way, and waits until it is gone.
 */
import { once } from "node:events"
import { end, start } from "../processes.ts"
import type { JobOf } from "./Job.ts"
import type { Assignment } from "./main.ts"
import { program } from "./run-job.ts"

const patience = 30_000

/** Resolves when the process has ended by itself; rejects when it does not. */
export const runEnding = async (job: JobOf<"end">, directory: string): Promise<void> => {
  const child = start(await program())
  try {
    const assignment: Assignment = { job, directory }
    const gone = once(child, "exit", { signal: AbortSignal.timeout(patience) })
    child.send(assignment)
    await gone
  } finally {
    await end(child)
  }
}
