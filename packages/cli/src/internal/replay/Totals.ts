/**
 * What became of the lines of a file, over all runs.
 */
import type { ReplayCounts } from "@tallymark/tracking/replay"

/** Counts of lines; `lines` is the sum of the others. */
export type Totals = Omit<ReplayCounts, "pending">

/** Every count, in the order of a report. */
const names = [
  "lines",
  "recorded",
  "set",
  "aliased",
  "malformed",
  "rejected",
  "blank"
] as const satisfies ReadonlyArray<keyof Totals>

/** Before the first line. */
export const noTotals: Totals = { lines: 0, recorded: 0, set: 0, aliased: 0, malformed: 0, rejected: 0, blank: 0 }

/** Both together. */
export const plus = (one: Totals, other: Totals): Totals => ({
  lines: one.lines + other.lines,
  recorded: one.recorded + other.recorded,
  set: one.set + other.set,
  aliased: one.aliased + other.aliased,
  malformed: one.malformed + other.malformed,
  rejected: one.rejected + other.rejected,
  blank: one.blank + other.blank
})

/** Whether a value from a file has every count. */
export const isTotals = (value: unknown): value is Totals =>
  typeof value === "object" &&
  value !== null &&
  names.every((name) => Number.isSafeInteger((value as Readonly<Record<string, unknown>>)[name])) // an object
