/**
 * `/retention/addiction`: in how many hours or days of a day, week or month people did something.
 */
import { eventFilter, eventSegment, segmentName } from "./event-expression.ts"
import { refuse } from "./ReportRefused.ts"
import type { ReportRequest } from "./ReportRequest.ts"
import { top } from "./ranking.ts"
import { scan } from "./scan.ts"
import { defaultLimit } from "./segmentation.ts"
import { bucketsOfDays, makeLocator, startOf } from "./time-buckets.ts"
import type { TimeZone } from "./time-zone.ts"

type Counts = ReadonlyArray<number>

/**
 * By date, or by date and segment, the number of people who were active in at least one hour or day, in at least two,
 * and so on to as many as the longest date has.
 */
export interface FrequencyReport {
  readonly data: Readonly<Record<string, Counts | Readonly<Record<string, Counts>>>>
}

const units = ["day", "week", "month"] as const
const parts = ["hour", "day"] as const
const longest = { day: 1, week: 7, month: 31 } as const
const hour = 3_600_000

/** What is known of one person in one segment. */
interface Activity {
  bucket: number
  /** The parts of the bucket in which they were active. Clocks that are put back can show one twice. */
  readonly parts: Set<number>
}

/** Counts the people of one segment. Events have to come in order of time. */
class Frequencies {
  /** How many people there are in each bucket, added up. */
  amount = 0
  readonly #length: number
  readonly #people = new Map<string, Activity>()
  readonly #counts: Array<Array<number>> = []

  constructor(length: number) {
    this.#length = length
  }

  add(person: string, bucket: number, part: number): void {
    const activity = this.#people.get(person) ?? { bucket: -1, parts: new Set<number>() }
    this.#people.set(person, activity)
    if (activity.bucket !== bucket) {
      activity.bucket = bucket
      activity.parts.clear()
      this.amount += 1
    }
    const count = activity.parts.size
    if (activity.parts.add(part).size === count) return
    const counts = this.of(bucket)
    counts[count] = (counts[count] ?? 0) + 1
  }

  of(bucket: number): Array<number> {
    const counts = this.#counts[bucket] ?? new Array<number>(this.#length).fill(0)
    this.#counts[bucket] = counts
    return counts
  }
}

/** The hour or day of the calendar that a moment is in. */
const partAt = (zone: TimeZone, unit: (typeof parts)[number]): ((time: number) => number) =>
  unit === "day" ? zone.dayAt : (time) => Math.floor(zone.wallAt(time) / hour)

/** Computes the report. */
export const frequency = (request: ReportRequest): FrequencyReport => {
  const { source, zone } = request
  const unit = request.choice("unit", units) ?? refuse("unit is required")
  const part = request.choice("addiction_unit", parts) ?? refuse("addiction_unit is required")
  const filter = eventFilter(source, "where", request.text("where"))
  const segmentOf = eventSegment(source, "on", request.text("on"))
  const buckets = bucketsOfDays(zone, request.days(), unit)
  const bucketOf = makeLocator(buckets)
  const partOf = partAt(zone, part)
  const length = longest[unit] * (part === "hour" ? 24 : 1)
  const segments = new Map<string, Frequencies>()
  const name = request.text("event")
  scan({ events: source.events, start: startOf(buckets), end: buckets.end, name, filter }, (event) => {
    const segment = segmentName(segmentOf(event))
    const frequencies = segments.get(segment) ?? new Frequencies(length)
    segments.set(segment, frequencies)
    frequencies.add(event.distinctId, bucketOf(event.time), partOf(event.time))
  })
  if (request.text("on") === undefined) {
    const everybody = segments.get(segmentName(undefined)) ?? new Frequencies(length)
    return { data: Object.fromEntries(buckets.labels.map((label, bucket) => [label, everybody.of(bucket)])) }
  }
  const ranked = Array.from(segments, ([name, frequencies]) => ({ name, frequencies, amount: frequencies.amount }))
  const shown = top(ranked, request.integer("limit") ?? defaultLimit)
  const rows = buckets.labels.map((label, bucket) => {
    const own = shown.map(({ name, frequencies }) => [name, frequencies.of(bucket)] as const)
    return [label, Object.fromEntries(own)] as const
  })
  return { data: Object.fromEntries(rows) }
}
