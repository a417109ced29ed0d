/**
 * `/funnels`: how many people go from step to step, by the date they began.
 *
 * Events after the last date are looked at too: who began in time may finish later.
 */
import { dayLength } from "./calendar.ts"
import { type Attempt, Conversion } from "./conversion.ts"
import { eventFilter, eventSegment, segmentName } from "./event-expression.ts"
import { type Analysis, analysisOf, type StepAnswer, stepsOf } from "./funnel-steps.ts"
import { refuse } from "./ReportRefused.ts"
import type { ReportRequest } from "./ReportRequest.ts"
import type { Funnel } from "./ReportSource.ts"
import { top } from "./ranking.ts"
import { scan } from "./scan.ts"
import { bucketsOfDays, makeLocator, startOf, type TimeBuckets } from "./time-buckets.ts"

type Steps = ReadonlyArray<StepAnswer>

/** By date: steps and analysis or, with `on`, the steps of everybody as `$overall` and those of each segment. */
export interface FunnelReport {
  readonly meta: { readonly dates: ReadonlyArray<string> }
  readonly data: Readonly<
    Record<string, { readonly steps: Steps; readonly analysis: Analysis } | Readonly<Record<string, Steps>>>
  >
}

const dayUnits = ["day", "week", "month"] as const
const windowUnits = { second: 1_000, minute: 60_000, hour: 3_600_000, day: dayLength } as const
const defaultWindow = 7
const longestWindow = 90 * dayLength
const defaultLimit = 255

const windowOf = (request: ReportRequest, funnel: Funnel): number => {
  const unit = request.choice("length_unit", ["second", "minute", "hour", "day"]) ?? funnel.lengthUnit ?? "day"
  const window = (request.count("length") ?? funnel.length ?? defaultWindow) * windowUnits[unit]
  return window > longestWindow ? refuse("length cannot be more than 90 days") : window
}

const bucketsFor = (request: ReportRequest): TimeBuckets => {
  const interval = request.count("interval")
  const unit = request.choice("unit", dayUnits)
  const days = request.days()
  return interval === undefined
    ? bucketsOfDays(request.zone, days, unit ?? "day")
    : bucketsOfDays(request.zone, days, "day", interval)
}

/** Sends everybody through the funnel. */
const attemptsAt = (request: ReportRequest, funnel: Funnel, buckets: TimeBuckets): ReadonlyArray<Attempt> => {
  const { source } = request
  const { steps } = funnel
  const window = windowOf(request, funnel)
  const filter = eventFilter(source, "where", request.text("where"))
  const filters = steps.map(({ where }, index) => eventFilter(source, `the filter of step ${index + 1}`, where))
  const names = new Set(steps.map(({ event }) => event))
  const conversion = new Conversion({
    steps: steps.length,
    isStep: (step, event) => steps[step]?.event === event.name && filters[step]?.(event) === true,
    window,
    end: buckets.end,
    bucketOf: makeLocator(buckets),
    segmentOf: eventSegment(source, "on", request.text("on"))
  })
  scan({ events: source.events, start: startOf(buckets), end: buckets.end + window }, (event) => {
    if (names.has(event.name) && filter(event)) conversion.add(event)
  })
  return conversion.attempts
}

/** The segments that most attempts began in. */
const segmentsOf = (attempts: ReadonlyArray<Attempt>, limit: number): ReadonlyArray<string> => {
  const amounts = new Map<string, number>()
  for (const { segment } of attempts) {
    const name = segmentName(segment)
    amounts.set(name, (amounts.get(name) ?? 0) + 1)
  }
  return top(
    Array.from(amounts, ([name, amount]) => ({ name, amount })),
    limit
  ).map(({ name }) => name)
}

const bySegment = (
  funnel: Funnel,
  attempts: ReadonlyArray<Attempt>,
  segments: ReadonlyArray<string>
): Readonly<Record<string, Steps>> => {
  const groups = Map.groupBy(attempts, ({ segment }) => segmentName(segment))
  const lines = segments.map((name) => [name, stepsOf(funnel, groups.get(name) ?? [])] as const)
  return Object.fromEntries([...lines, ["$overall", stepsOf(funnel, attempts)] as const])
}

/** Computes a saved funnel. */
export const funnelReport = (request: ReportRequest): FunnelReport => {
  const funnelId = request.integer("funnel_id") ?? refuse("funnel_id is required")
  const funnel = request.source.funnels.get(funnelId) ?? refuse(`there is no funnel ${funnelId} in this project`)
  const buckets = bucketsFor(request)
  const attempts = attemptsAt(request, funnel, buckets)
  const byBucket = Map.groupBy(attempts, ({ bucket }) => bucket)
  const isSegmented = request.text("on") !== undefined
  const segments = isSegmented ? segmentsOf(attempts, request.integer("limit") ?? defaultLimit) : []
  const data = buckets.labels.map((label, bucket) => {
    const own = byBucket.get(bucket) ?? []
    if (isSegmented) return [label, bySegment(funnel, own, segments)] as const
    const steps = stepsOf(funnel, own)
    return [label, { steps, analysis: analysisOf(steps) }] as const
  })
  return { meta: { dates: buckets.labels }, data: Object.fromEntries(data) }
}

/** The funnels there are, as `/funnels/list` names them. */
export const funnelList = ({ source }: ReportRequest): ReadonlyArray<{ funnel_id: number; name: string }> =>
  Array.from(source.funnels.values(), ({ funnelId, name }) => ({ funnel_id: funnelId, name }))
