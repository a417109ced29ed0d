/**
 * Small sets of events, and the question put to them.
 */
import * as Result from "effect/Result"
import { assert } from "vitest"
import type { ReportEvent, ReportSource } from "../../src/internal/reports/ReportSource.ts"
import { answerReport, type ReportId } from "../../src/internal/reports/reports.ts"

/** An event at a moment in UTC, such as `2026-03-01T12:00`. */
export const event = (
  at: string,
  distinctId: string,
  name: string,
  properties: Readonly<Record<string, unknown>> = {}
): ReportEvent => ({ name, distinctId, time: Date.parse(`${at}Z`), properties })

/** A source of events in any order, at noon of 31 March 2026 in Greenwich. */
export const sourceOf = (events: ReadonlyArray<ReportEvent>, other: Partial<ReportSource> = {}): ReportSource => ({
  events: events.toSorted((one, another) => one.time - another.time),
  profiles: new Map(),
  funnels: new Map(),
  timeZone: "UTC",
  now: Date.parse("2026-03-31T12:00Z"),
  ...other
})

/** The question as a plain object. */
export type Question = Readonly<Record<string, string>>

/** The JSON of an answer. */
export const ask = (source: ReportSource, id: ReportId, question: Question): unknown => {
  const answer = Result.getOrThrow(answerReport(id, source, Object.entries(question)))
  return "json" in answer ? answer.json : assert.fail("the answer is CSV")
}

/** The CSV of an answer. */
export const askForCsv = (source: ReportSource, id: ReportId, question: Question): string => {
  const answer = Result.getOrThrow(answerReport(id, source, Object.entries(question)))
  return "csv" in answer ? answer.csv : assert.fail("the answer is JSON")
}

/** Why there is no answer. */
export const refusal = (source: ReportSource, id: ReportId, question: Question): string => {
  const answer = answerReport(id, source, Object.entries(question))
  return Result.isFailure(answer) ? answer.failure.message : assert.fail("there is an answer")
}

/** The parameters `from_date` and `to_date`. */
export const days = (from_date: string, to_date: string = from_date): Question => ({ from_date, to_date })
