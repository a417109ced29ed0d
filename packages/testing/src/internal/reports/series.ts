/**
 * The shape most reports have: a list of dates, and for each line a number at every date.
 */
import type { NamedLine } from "./Lines.ts"
import { refuse } from "./ReportRefused.ts"
import type { TimeBuckets } from "./time-buckets.ts"

/** Numbers by date. */
export type ByDate = Readonly<Record<string, number>>

/** Lines over time. */
export interface Series {
  readonly data: { readonly series: ReadonlyArray<string>; readonly values: Readonly<Record<string, ByDate>> }
  /** How many lines there are. */
  readonly legend_size: number
}

/** Answers with more numbers than this would not fit into memory, here or where they are read. */
const maximumNumbers = 5_000_000

/** Ends the report when the answer would be too large. */
export const refuseTooLarge = (lines: number, { labels }: TimeBuckets): void => {
  if (lines * labels.length > maximumNumbers) refuse("the answer is too large; ask for fewer dates or a smaller limit")
}

/** The numbers of a line by date. Names are data, so they must not meet what every object inherits. */
export const byDate = ({ labels }: TimeBuckets, values: ReadonlyArray<number>): ByDate =>
  Object.fromEntries(labels.map((label, index) => [label, values[index] ?? 0]))

/** Puts lines into the shape. */
export const seriesOf = (buckets: TimeBuckets, lines: ReadonlyArray<Pick<NamedLine, "name" | "line">>): Series => {
  refuseTooLarge(lines.length, buckets)
  const { labels } = buckets
  const values = lines.map(({ name, line }) => [name, byDate(buckets, line.values(labels.length))] as const)
  return { data: { series: labels, values: Object.fromEntries(values) }, legend_size: lines.length }
}
