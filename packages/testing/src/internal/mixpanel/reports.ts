/**
 * The operations that are answered with a computed report.
 */
import * as Result from "effect/Result"
import { json, text } from "../exchange.ts"
import { answerReport, type ReportId } from "../reports/reports.ts"
import type { Answerer } from "./question.ts"
import { badRequest } from "./refusals.ts"

/** Answers with the report of an operation. */
export const report =
  (id: ReportId): Answerer =>
  ({ exchange, parameters, project, now, contents }) => {
    const answer = answerReport(id, { ...contents(), timeZone: project.timeZone, now }, parameters)
    if (Result.isFailure(answer)) return { reply: badRequest(exchange, answer.failure.detail) }
    const { success } = answer
    return {
      reply: "json" in success ? json(200, success.json) : text(200, success.csv, { "content-type": "text/csv" })
    }
  }
