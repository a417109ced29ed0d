/**
 * `/segmentation/multiseg`: one event, split by two values.
 */
import { timeUnits } from "./event-counts.ts"
import { eventFilter, eventSegment, segmentName } from "./event-expression.ts"
import { Line } from "./Line.ts"
import { Lines } from "./Lines.ts"
import type { ReportRequest } from "./ReportRequest.ts"
import { scan } from "./scan.ts"
import { defaultLimit } from "./segmentation.ts"
import { type ByDate, byDate, refuseTooLarge } from "./series.ts"
import { makeLocator, startOf } from "./time-buckets.ts"

/** Lines within lines. */
export interface NestedSeries {
  readonly data: {
    readonly series: ReadonlyArray<string>
    readonly values: Readonly<Record<string, Readonly<Record<string, ByDate>>>>
  }
  readonly legend_size: number
}

/**
 * Counts an event by the values of `outer` and, inside each, of `inner`. The limit holds for both, and every outer value
 * shows the same inner ones: those that are most common in the whole answer.
 */
export const multiSegmentation = (request: ReportRequest): NestedSeries => {
  const { source } = request
  const name = request.required("event")
  const limit = request.integer("limit") ?? defaultLimit
  const unit = request.choice("unit", timeUnits) ?? "day"
  const type = request.countType(unit)
  const filter = eventFilter(source, "where", request.text("where"))
  const outer = eventSegment(source, "outer", request.text("outer"))
  const inner = eventSegment(source, "inner", request.text("inner"))
  const buckets = request.buckets(unit)
  const bucketOf = makeLocator(buckets)
  const [outerLines, innerLines] = [new Lines(type), new Lines(type)]
  const pairs = new Map<string, Lines>()
  scan({ events: source.events, start: startOf(buckets), end: buckets.end, name, filter }, (event) => {
    const [outerName, innerName] = [segmentName(outer(event)), segmentName(inner(event))]
    const lines = pairs.get(outerName) ?? new Lines(type)
    pairs.set(outerName, lines)
    const bucket = bucketOf(event.time)
    for (const line of [outerLines.named(outerName), innerLines.named(innerName), lines.named(innerName)]) {
      line.add(bucket, event.distinctId)
    }
  })
  const [outerTop, innerTop] = [outerLines.top(limit), innerLines.top(limit)]
  refuseTooLarge(outerTop.length * innerTop.length, buckets)
  const valuesOf = (outerName: string): Readonly<Record<string, ByDate>> =>
    Object.fromEntries(
      innerTop.map(({ name: innerName }) => {
        const line = pairs.get(outerName)?.named(innerName) ?? new Line(type)
        return [innerName, byDate(buckets, line.values(buckets.labels.length))] as const
      })
    )
  const values = outerTop.map(({ name: outerName }) => [outerName, valuesOf(outerName)] as const)
  return { data: { series: buckets.labels, values: Object.fromEntries(values) }, legend_size: outerTop.length }
}
