/**
 * An export into a directory, one file per day, several days at once.
 */
import { ApiError, InvalidInput, type Issue } from "@tallymark/core"
import * as Effect from "effect/Effect"
import type { DayFile, DirectoryExport, ExportToOptions } from "../../export/DirectoryExport.ts"
import { ExportIncomplete } from "../../export/ExportIncomplete.ts"
import { type Client, tables } from "../Client.ts"
import { again, daysOf, reasonOf } from "./by-day.ts"
import { writeDay } from "./day-file.ts"
import { finishedBytes, pathOf, prepareDirectory } from "./directory.ts"
import { open } from "./open.ts"
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
) => Effect.Effect<DirectoryExport, ApiError | ExportIncomplete> = Effect.fnUntraced(
  function* (client, directory, options) {
    const {
      concurrency = defaults.concurrency,
      verify = true,
      fsync = true,
      attempts,
      onProgress,
      ...question
    } = options
    const issues = review(directory, concurrency, attempts)
    const request = yield* readRequest(client, question, issues)
    const days = daysOf(request)
    const asked = request.parameters.filter(([name]) => name !== "from_date" && name !== "to_date")
    const problem = yield* Effect.promise(() => prepareDirectory(directory, asked))
    if (problem !== undefined) return yield* invalid([{ path: "directory", message: problem }])

    let [bytes, finished] = [0, 0]
    const report = (day: string) => onProgress?.({ day, bytes, finished, days: days.length })

    const write = Effect.fnUntraced(function* (day: string) {
      const response = yield* open(client, request.of(day, day, undefined))
      const onBytes = (count: number) => {
        bytes += count
        report(day)
      }
      return yield* Effect.tryPromise({
        try: () => writeDay(pathOf(directory, day), response, { verify, fsync, onBytes }),
        catch: (error) => new ExportIncomplete({ delivered: 0, day, resume: undefined, reason: reasonOf(error) })
      })
    }, Effect.scoped)

    const file = Effect.fnUntraced(function* (day: string): Effect.fn.Return<DayFile, ApiError | ExportIncomplete> {
      const path = pathOf(directory, day)
      const found = yield* Effect.promise(() => finishedBytes(directory, day, client.settings.timeZone))
      const written =
        found === undefined
          ? yield* Effect.retry(write(day), again(client, attempts ?? defaults.attempts))
          : { bytes: found, events: undefined }
      finished++
      report(day)
      return { day, path, ...written, isNew: found === undefined }
    })

    return { files: yield* Effect.forEach(days, file, { concurrency }) }
  }
)

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
