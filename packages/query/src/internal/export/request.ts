/**
 * Reads the options of an export into its parameters, and lists everything that is wrong with them.
 */
import { ApiError, InvalidInput, type Issue, type Operation } from "@tallymark/core"
import * as Effect from "effect/Effect"
import { defaults, type ExportOptions, type ExportQuestion, type ReadingOptions } from "../../export/ExportOptions.ts"
import { type Client, tables } from "../Client.ts"
import type { Method } from "../Method.ts"
import { readQuestion } from "../question.ts"
import { wire } from "../wire.ts"
import { fromToken, type Position } from "./Position.ts"

const exportWire = wire<ExportQuestion>()("export", tables.export.operations.exportEvents, {
  from: "from_date",
  to: "to_date",
  events: "event",
  where: "where",
  limit: "limit",
  timeInMs: "time_in_ms",
  bucket: "bucket"
})

/** An export that can be asked for. */
export interface ExportRequest {
  readonly from: string
  readonly to: string
  readonly limit: number | undefined
  readonly timeInMs: boolean
  /** Every parameter, in wire order. */
  readonly parameters: Operation.Parameters
  /** The same for some days of it, with another limit if it has one. */
  readonly of: (from: string, to: string, limit: number | undefined) => Operation.Parameters
}

/** How an export is read, with every default filled in. */
export interface ReadingSettings {
  readonly maxLineBytes: number
  /** How many events are remembered to notice repetitions; none are where it is undefined. */
  readonly window: number | undefined
  readonly onBadLine: Exclude<ReadingOptions["onBadLine"], "fail" | "skip">
}

/** Options that have been checked. */
export interface CheckedExport extends ReadingSettings {
  readonly request: ExportRequest
  readonly attempts: number
  readonly resume: Position | undefined
  readonly onProgress: ExportOptions["onProgress"]
}

/** Checks the options of an export; fails with `InvalidInput`, which lists every problem, before anything is sent. */
export const readOptions: (
  client: Client["Service"],
  options: ExportOptions
) => Effect.Effect<CheckedExport, ApiError> = Effect.fnUntraced(function* (client, options) {
  const {
    dedupe,
    onBadLine,
    maxLineBytes,
    onProgress,
    resume,
    attempts = defaults.attempts,
    ...question
  } = options ?? {}
  const issues: Array<Issue> = []
  const reading = readReading({ dedupe, onBadLine, maxLineBytes }, issues)
  if (!isCount(attempts)) issues.push({ path: "attempts", message: "must be a whole number from 1" })
  const position = resume === undefined ? undefined : fromToken(resume)
  if (resume !== undefined && position === undefined) {
    issues.push({ path: "resume", message: "must be the `resume` of an ExportIncomplete" })
  }
  const request = yield* readRequest(client, options === undefined || options === null ? options : question, issues)
  if (position !== undefined && (position.day < request.from || position.day > request.to)) {
    const message = "must be of an export of the same days"
    return yield* invalid([{ path: "resume", message }])
  }
  return { request, attempts, resume: position, onProgress, ...reading }
})

/** Checks which events to export; `issues` are what is wrong beside them. */
export const readRequest: (
  client: Client["Service"],
  question: ExportQuestion,
  issues: ReadonlyArray<Issue>
) => Effect.Effect<ExportRequest, ApiError> = Effect.fnUntraced(function* (client, question, issues) {
  const method: Method<ExportQuestion, never> = { wire: exportWire, review: () => issues, read: () => Effect.never }
  const { parameters } = yield* readQuestion(client, method, question)
  const texts = new Map(parameters)
  const limit = texts.get("limit")
  return {
    from: texts.get("from_date") ?? "",
    to: texts.get("to_date") ?? "",
    limit: limit === undefined ? undefined : Number(limit),
    timeInMs: texts.get("time_in_ms") === "true",
    parameters,
    of: (from, to, limit) => {
      const texts = new Map([
        ["from_date", from],
        ["to_date", to],
        ...(limit === undefined ? [] : [["limit", String(limit)] as const])
      ])
      return parameters.map(([name, text]) => [name, texts.get(name) ?? text])
    }
  }
})

/** Checks how to read. */
export const readReading = (
  { dedupe = false, onBadLine = "fail", maxLineBytes = defaults.maxLineBytes }: ReadingOptions,
  issues: Array<Issue>
): ReadingSettings => {
  const window = typeof dedupe === "object" ? dedupe.window : dedupe ? defaults.window : undefined
  if (window !== undefined && !isCount(window)) {
    issues.push({ path: "dedupe.window", message: "must be a whole number of events, from 1" })
  }
  if (!isCount(maxLineBytes)) issues.push({ path: "maxLineBytes", message: "must be a whole number of bytes, from 1" })
  if (onBadLine !== "fail" && onBadLine !== "skip" && typeof onBadLine !== "function") {
    issues.push({ path: "onBadLine", message: 'must be "fail", "skip" or a function' })
  }
  return {
    window,
    maxLineBytes,
    onBadLine: onBadLine === "fail" ? undefined : onBadLine === "skip" ? () => undefined : onBadLine
  }
}

/** Whether a value is a whole number from 1. */
export const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1

const invalid = (issues: ReadonlyArray<Issue>) =>
  new ApiError({ operation: exportWire.operation.id, reason: new InvalidInput({ issues }) })
