/**
 * What a saved report shows.
 */

/**
 * The numbers of a series: by date, or by a value that the report is broken down by and under it by the next one; one
 * number alone where the report has no dates.
 */
export type InsightsSeries = number | { readonly [name: string]: InsightsSeries }

/** One number of an {@link Insights}. */
export interface InsightsRow {
  /** The name of the series, such as the event's. */
  readonly name: string
  /** The values that the report is broken down by, in order; none where it is not. */
  readonly segments: ReadonlyArray<string>
  /** The date, as the service writes it: with the offset of the project's time zone. Absent where there are no dates. */
  readonly date?: string
  readonly value: number
}

/** The series of a saved report. */
export class Insights {
  /** When the service computed it, as it says it. */
  readonly computedAt: string
  /** The first and the last moment of the report. */
  readonly range: { readonly from: string; readonly to: string }
  /** What the names stand for, from the outside in, such as `$event`. */
  readonly headers: ReadonlyArray<string>
  /** The numbers of each series. */
  readonly series: Readonly<Record<string, InsightsSeries>>

  /** @internal */
  constructor(fields: Pick<Insights, "computedAt" | "range" | "headers" | "series">) {
    this.computedAt = fields.computedAt
    this.range = fields.range
    this.headers = fields.headers
    this.series = fields.series
  }

  /** One row for each number; those of a series and segment are in the order of their dates. */
  toRows(): ReadonlyArray<InsightsRow> {
    return Object.entries(this.series).flatMap(([name, series]) => rowsOf(name, [], series))
  }
}

const rowsOf = (name: string, segments: ReadonlyArray<string>, series: InsightsSeries): ReadonlyArray<InsightsRow> => {
  if (typeof series === "number") return [{ name, segments, value: series }]
  const entries = Object.entries(series)
  const dated = entries.flatMap(([date, value]) => (typeof value === "number" ? [{ name, segments, date, value }] : []))
  const deeper = entries.flatMap(([segment, inner]) =>
    typeof inner === "number" ? [] : rowsOf(name, [...segments, segment], inner)
  )
  return [...dated.sort((one, other) => (one.date < other.date ? -1 : 1)), ...deeper]
}
