/**
 * An export that is read in worker threads, a day at a time in each.
 */
import { type ApiError, type Issue, TimedOut, TransportFailed } from "@tallymark/core"
import * as Effect from "effect/Effect"
import { ExportIncomplete } from "../../export/ExportIncomplete.ts"
import type { DayResult, WorkerExportOptions } from "../../export/WorkerExport.ts"
import type { Client } from "../Client.ts"
import { Break } from "./Break.ts"
import { again, daysOf, reasonOf } from "./by-day.ts"
import { DayWorker } from "./DayWorker.ts"
import { open } from "./open.ts"
import { isCount, readReading, readRequest } from "./request.ts"

/** What {@link WorkerExportOptions} are where nothing is said. */
const defaults = { workers: 4, attempts: 3 }

/** The largest number of exports that the service runs at once. */
const mostWorkers = 100

/** Gives each day to a task in a worker thread. The task's result is of the type its caller says. */
export const exportInWorkers: <A>(
  client: Client["Service"],
  task: URL,
  options: WorkerExportOptions
) => Effect.Effect<ReadonlyArray<DayResult<A>>, ApiError | ExportIncomplete> = <A>(
  client: Client["Service"],
  task: URL,
  options: WorkerExportOptions
) =>
  Effect.scoped(
    Effect.gen(function* () {
      const {
        workers = defaults.workers,
        attempts = defaults.attempts,
        dedupe,
        onBadLine,
        maxLineBytes,
        ...question
      } = options
      const issues = review(task, workers, attempts)
      const reading = readReading({ dedupe, onBadLine, maxLineBytes }, issues)
      const request = yield* readRequest(client, question, issues)
      const idle: Array<DayWorker> = []

      const work = Effect.fnUntraced(function* (day: string) {
        const response = yield* open(client, request.of(day, day, undefined))
        const worker = yield* Effect.acquireRelease(
          Effect.sync(() => idle.pop() ?? new DayWorker()),
          (worker, exit) =>
            // One that failed may be busy with what nobody waits for any more.
            exit._tag === "Failure" ? Effect.promise(() => worker.close()) : Effect.sync(() => void idle.push(worker))
        )
        const { timeInMs } = request
        const { window, onBadLine: tolerated, maxLineBytes } = reading
        const dayWork = { task: task.href, day, timeInMs, window, maxLineBytes, skipsBadLines: tolerated !== undefined }
        const result = yield* Effect.tryPromise({
          try: (signal) => worker.run(dayWork, response, signal),
          catch: (error) => {
            if (!isBreak(error)) throw error
            return new ExportIncomplete({ delivered: 0, day, resume: undefined, reason: reasonOf(error) })
          }
        })
        // The task is the caller's, and so is the type of what it returns.
        return { day, result: result as A }
      }, Effect.scoped)

      yield* Effect.addFinalizer(() => Effect.promise(() => Promise.all(idle.map((worker) => worker.close()))))
      return yield* Effect.forEach(daysOf(request), (day) => Effect.retry(work(day), again(client, attempts)), {
        concurrency: workers
      })
    })
  )

const isBreak = (error: unknown): boolean =>
  error instanceof Break || error instanceof TransportFailed || error instanceof TimedOut

const review = (task: unknown, workers: unknown, attempts: unknown): Array<Issue> => {
  const issues: Array<Issue> = []
  if (!(task instanceof URL)) {
    issues.push({ path: "task", message: 'must be a URL of a module: new URL("./task.js", import.meta.url)' })
  }
  if (!isCount(workers) || Number(workers) > mostWorkers) {
    issues.push({ path: "workers", message: `must be a whole number from 1 to ${mostWorkers}` })
  }
  if (!isCount(attempts)) issues.push({ path: "attempts", message: "must be a whole number from 1" })
  return issues
}
