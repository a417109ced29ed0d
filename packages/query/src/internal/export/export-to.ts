/**
 * An export into a directory, one file per day, several days at once.
 */
import { ApiError, InvalidInput, type Issue } from "@tallymark/core"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { DayFile, DirectoryExport, ExportToOptions } from "../../export/DirectoryExport.ts"
import { ExportIncomplete } from "../../export/ExportIncomplete.ts"
import { type Client, tables } from "../Client.ts"
import { Refused } from "./Break.ts"
import { again, daysOf, reasonOf } from "./by-day.ts"
import { lockDirectory } from "./DirectoryLock.ts"
import { writeDay } from "./day-file.ts"
import { finishedBytes, openDirectory, pathOf, signDirectory, unwritable } from "./directory.ts"
import { open } from "./open.ts"
import { refusalOf } from "./refusal.ts"
import { isCount, readRequest } from "./request.ts"

const { id } = tables.export.operations.exportEvents

/** The largest number of exports that the service runs at once. */
const mostConcurrent = tables.export.limits.export.concurrent

/** What {@link ExportToOptions} are where nothing is said. */
const defaults = { concurrency: 4, attempts: 3 }

/** Exports the days that the directory does not have yet. */
export const exportTo: (
  client: Client["Service"],
  directory: string,
  options: ExportToOptions
) => Effect.Effect<DirectoryExport, ApiError | ExportIncomplete> = Effect.fnUntraced(function* (
  client,
  directory,
  options
) {
  const { concurrency = defaults.concurrency, verify = true, fsync = true, attempts, onProgress, ...question } = options
  const issues = review(directory, concurrency, attempts)
  const request = yield* readRequest(client, question, issues)
  const days = daysOf(request)
  const asked = request.parameters.filter(([name]) => name !== "from_date" && name !== "to_date")
  yield* orRefused(openDirectory(directory, asked))
  const sizeOf = (day: string) => Effect.promise(() => finishedBytes(directory, day, client.settings.timeZone))

  let [bytes, finished] = [0, 0]
  const report = (day: string) => onProgress?.({ day, bytes, finished, days: days.length })

  const write = Effect.fnUntraced(function* (day: string) {
    let writing: Promise<unknown> = Promise.resolve()
    // Ended by a signal, it has still to clean up, once its response is closed.
    yield* Effect.addFinalizer(() => Effect.promise(() => writing.catch(() => undefined)))
    const response = yield* open(client, request.of(day, day, undefined))
    const onBytes = (count: number) => {
      bytes += count
      report(day)
    }
    return yield* Effect.tryPromise({
      try: () => {
        const written = writeDay(pathOf(directory, day), response, { verify, fsync, onBytes })
        writing = written
        return written
      },
      catch: (error) =>
        error instanceof Refused
          ? refusalOf(client, error)
          : new ExportIncomplete({ delivered: 0, day, resume: undefined, reason: reasonOf(error) })
    })
  }, Effect.scoped)

  const file = Effect.fnUntraced(function* (day: string): Effect.fn.Return<DayFile, ApiError | ExportIncomplete> {
    const path = pathOf(directory, day)
    const found = yield* sizeOf(day)
    const written =
      found === undefined
        ? yield* Effect.retry(write(day), again(client, attempts ?? defaults.attempts))
        : { bytes: found, events: undefined }
    finished++
    report(day)
    return { day, path, ...written, isNew: found === undefined }
  })

  const isComplete = (yield* Effect.forEach(days, sizeOf)).every((size) => size !== undefined)
  if (!isComplete) {
    yield* lock(directory)
    yield* orRefused(signDirectory(directory, asked))
  }
  return { files: yield* Effect.forEach(days, file, { concurrency }) }
}, Effect.scoped)

/** Keeps the directory to this export until the scope ends. */
const lock = (directory: string): Effect.Effect<unknown, ApiError, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.flatMap(Effect.tryPromise({ try: () => lockDirectory(directory), catch: refused }), (found) =>
      typeof found === "number" ? Effect.fail(refusal(takenBy(found))) : Effect.succeed(found)
    ),
    // Where the directory is gone, so is the lock.
    ({ release }) => Effect.promise(() => release().catch(() => undefined))
  )

const takenBy = (pid: number): string =>
  `is written by another export${pid === 0 ? "" : `, of process ${pid}`}; wait for it, or choose another directory`

/** Fails where something is wrong with the directory. */
const orRefused = (problem: Promise<string | undefined>): Effect.Effect<void, ApiError> =>
  Effect.flatMap(
    Effect.promise(() => problem),
    (message) => (message === undefined ? Effect.void : Effect.fail(refusal(message)))
  )

const refused = (error: unknown): ApiError => refusal(unwritable(error))

const refusal = (message: string): ApiError => invalid([{ path: "directory", message }])

const review = (directory: unknown, concurrency: unknown, attempts: unknown): Array<Issue> => {
  const issues: Array<Issue> = []
  if (typeof directory !== "string" || directory === "") {
    issues.push({ path: "directory", message: "must be the path of a directory" })
  }
  if (!isCount(concurrency) || Number(concurrency) > mostConcurrent) {
    issues.push({ path: "concurrency", message: `must be a whole number from 1 to ${mostConcurrent}` })
  }
  if (attempts !== undefined && !isCount(attempts)) {
    issues.push({ path: "attempts", message: "must be a whole number from 1" })
  }
  return issues
}

const invalid = (issues: ReadonlyArray<Issue>): ApiError =>
  new ApiError({ operation: id, reason: new InvalidInput({ issues }) })
