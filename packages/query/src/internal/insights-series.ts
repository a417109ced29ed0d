/**
 * The numbers of a saved report: by date, under the values that the report is broken down by, of which there may be any
 * number.
 */
import type { InsightsSeries } from "../reports/Insights.ts"

/** Far more than a report can be broken down by, and little enough for the walk. */
const deepest = 16

/** Whether a value is numbers by name, at any depth that makes sense. */
export const isInsightsSeries = (value: unknown): value is InsightsSeries => isSeriesAt(value, deepest)

const isSeriesAt = (value: unknown, left: number): boolean => {
  if (typeof value === "number") return true
  if (typeof value !== "object" || value === null || Array.isArray(value) || left === 0) return false
  return Object.values(value).every((inner) => isSeriesAt(inner, left - 1))
}
