/**
 * Every report there is, by the operation that asks for it.
 */
import type { Operation } from "@tallymark/core"
import * as Result from "effect/Result"
import { csvOf } from "./csv.ts"
import { eventCounts } from "./event-counts.ts"
import { frequency } from "./frequency.ts"
import { funnelList, funnelReport } from "./funnels.ts"
import { multiSegmentation } from "./multi-segmentation.ts"
import { numericBuckets } from "./numeric-buckets.ts"
import { propertyCounts, propertyValues, topProperties } from "./property-values.ts"
import { ReportRefused } from "./ReportRefused.ts"
import { ReportRequest } from "./ReportRequest.ts"
import type { ReportSource } from "./ReportSource.ts"
import { retention } from "./retention.ts"
import { segmentation } from "./segmentation.ts"
import { averages, sums } from "./sums.ts"
import { eventNames, topEvents } from "./top-events.ts"

/** A computed answer: JSON, or the CSV that was asked for. */
export type ReportAnswer = { readonly json: unknown } | { readonly csv: string }

type Report = (request: ReportRequest) => ReportAnswer

const asJson =
  (report: (request: ReportRequest) => unknown): Report =>
  (request) => ({ json: report(request) })

const asSeries =
  (report: (request: ReportRequest) => Parameters<typeof csvOf>[0]): Report =>
  (request) => {
    const series = report(request)
    return request.text("format") === "csv" ? { csv: csvOf(series) } : { json: series }
  }

const reports = {
  eventCounts: asSeries(eventCounts),
  topEvents: asJson(topEvents),
  eventNames: asJson(eventNames),
  propertyCounts: asSeries(propertyCounts),
  topProperties: asJson(topProperties),
  propertyValues: asJson(propertyValues),
  segmentation: asSeries(segmentation),
  segmentationNumeric: asJson(numericBuckets),
  segmentationSum: asJson(sums),
  segmentationAverage: asJson(averages),
  segmentationMulti: asJson(multiSegmentation),
  funnelReport: asJson(funnelReport),
  funnelList: asJson(funnelList),
  retention: asJson(retention),
  frequency: asJson(frequency)
} as const satisfies Record<string, Report>

/** The operations that are answered with a report. */
export type ReportId = keyof typeof reports

/** Computes a report, or says why it cannot be computed. */
export const answerReport = (
  id: ReportId,
  source: ReportSource,
  parameters: Operation.Parameters
): Result.Result<ReportAnswer, ReportRefused> => {
  try {
    return Result.succeed(reports[id](new ReportRequest(source, parameters)))
  } catch (error) {
    if (error instanceof ReportRefused) return Result.fail(error)
    throw error
  }
}
