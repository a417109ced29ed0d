/**
 * `/segmentation/numeric`: one event, split into ranges of a number.
 *
 * The ranges are as wide as the smallest of 1, 2 and 5 times a power of ten that makes no more of them than asked for.
 * They begin at multiples of their width. A number on the border belongs to the upper range.
 */
import { timeUnits } from "./event-counts.ts"
import { eventExpression, eventFilter } from "./event-expression.ts"
import { Line } from "./Line.ts"
import type { ReportRequest } from "./ReportRequest.ts"
import type { ReportEvent } from "./ReportSource.ts"
import { scan } from "./scan.ts"
import { type Series, seriesOf } from "./series.ts"
import { makeLocator, startOf } from "./time-buckets.ts"

/** How many ranges there are at most where nobody says. */
const defaultBuckets = 12

/** Zero is always a border, so numbers on both sides of it need two. */
const fewestBuckets = 2

/** No range is narrower: double precision has no more decimals to tell. */
const narrowest = 1e-15

/** Numbers of ranges: each is `step` wide, counted in units of ten to the power of `-decimals`. */
interface Scale {
  readonly step: 1 | 2 | 5
  readonly decimals: number
}

/** Which range a number is in. */
const rangeOf = (value: number, { step, decimals }: Scale): number => {
  if (decimals > 0) return finelyRangeOf((value * 10 ** decimals) / step)
  const width = step * 10 ** -decimals
  const rest = value % width
  return Math.round((value - rest) / width) - (rest < 0 ? 1 : 0)
}

/** A product that misses a whole number by rounding counts as that number. */
const finelyRangeOf = (scaled: number): number => {
  const nearest = Math.round(scaled)
  return Math.abs(scaled - nearest) <= Math.abs(scaled) * 4 * Number.EPSILON ? nearest : Math.floor(scaled)
}

const scaleFor = (values: ReadonlyArray<number>, count: number): Scale => {
  const [low, high] = values.reduce<readonly [number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  )
  // Whole numbers are never split below one, and equal numbers have nothing to be split by.
  const isWhole = low === high || values.every(Number.isInteger)
  const finest = Math.max(high / (count + 1) - low / (count + 1), isWhole ? 1 : narrowest)
  const start = Math.floor(Math.log10(finest))
  for (let power = start; ; power++) {
    for (const step of [1, 2, 5] as const) {
      const scale = { step, decimals: -power }
      if (rangeOf(high, scale) - rangeOf(low, scale) < count) return scale
    }
  }
}

const labelOf = (range: number, { step, decimals }: Scale): string => {
  if (decimals <= 0) {
    // Whole numbers of any size, to the last digit.
    const [low, width] = [BigInt(range), BigInt(step) * 10n ** BigInt(-decimals)]
    return `${(low * width).toLocaleString("en-US")} - ${((low + 1n) * width).toLocaleString("en-US")}`
  }
  const fractionDigits = Math.min(20, decimals)
  const write = (index: number): string =>
    ((index * step) / 10 ** decimals).toLocaleString("en-US", { maximumFractionDigits: fractionDigits })
  return `${write(range)} - ${write(range + 1)}`
}

/** Counts an event by ranges. Events without a number are left out, and so are ranges without an event. */
export const numericBuckets = (request: ReportRequest): Series => {
  const { source } = request
  const name = request.required("event")
  const number = eventExpression(source, "on", request.required("on"))
  const filter = eventFilter(source, "where", request.text("where"))
  const unit = request.choice("unit", timeUnits) ?? "day"
  const type = request.countType(unit)
  const count = Math.max(request.count("buckets") ?? defaultBuckets, fewestBuckets)
  const buckets = request.buckets(unit)
  const events: Array<ReportEvent> = []
  const values: Array<number> = []
  scan({ events: source.events, start: startOf(buckets), end: buckets.end, name, filter }, (event) => {
    const value = number(event)
    if (typeof value !== "number") return
    events.push(event)
    values.push(value)
  })
  if (values.length === 0) return seriesOf(buckets, [])
  const scale = scaleFor(values, count)
  const bucketOf = makeLocator(buckets)
  const lines = new Map<number, Line>()
  for (const [index, { time, distinctId }] of events.entries()) {
    const range = rangeOf(values[index] ?? 0, scale)
    const line = lines.get(range) ?? new Line(type)
    lines.set(range, line)
    line.add(bucketOf(time), distinctId)
  }
  const ranges = Array.from(lines).sort(([one], [other]) => one - other)
  return seriesOf(
    buckets,
    ranges.map(([range, line]) => ({ name: labelOf(range, scale), line }))
  )
}
