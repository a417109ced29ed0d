/**
 * One question: the data, and the parameters as typed values.
 *
 * The parameters have passed the check against their operation's table, unless the server lets bad requests through;
 * what is wrong then is said here.
 */
import type { Operation } from "@tallymark/core"
import { formatDay, parseDay } from "./calendar.ts"
import { refuse } from "./ReportRefused.ts"
import type { ReportSource } from "./ReportSource.ts"
import { bucketsBetween, type DayRange, type TimeBuckets, type TimeUnit } from "./time-buckets.ts"
import { type TimeZone, timeZone } from "./time-zone.ts"

/** What is counted: all events, the people who did them, or how many events there are to a person. */
export type CountType = "general" | "unique" | "average"

const countTypes = ["general", "unique", "average"] as const

/** A question about a source. Reading a parameter that makes no sense ends the report. */
export class ReportRequest {
  readonly source: ReportSource
  readonly zone: TimeZone
  readonly #parameters: ReadonlyMap<string, string>

  constructor(source: ReportSource, parameters: Operation.Parameters) {
    this.source = source
    this.zone = timeZone(source.timeZone)
    this.#parameters = new Map(parameters)
  }

  /** A parameter that may be left out. An empty text is as good as none. */
  text(name: string): string | undefined {
    const text = this.#parameters.get(name)
    return text === "" ? undefined : text
  }

  /** A parameter there has to be. */
  required(name: string): string {
    return this.text(name) ?? refuse(`${name} is required`)
  }

  /** A whole number, zero or more. */
  integer(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const value = Number(text)
    return Number.isSafeInteger(value) && value >= 0 ? value : refuse(`${name} must be a whole number, zero or more`)
  }

  /** A whole number of one or more. */
  count(name: string): number | undefined {
    const value = this.integer(name)
    return value === 0 ? refuse(`${name} must be at least 1`) : value
  }

  /** A list of texts, written as JSON. Numbers in it count as their texts. */
  texts(name: string): ReadonlyArray<string> | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const items = parseList(text)
    if (items === undefined) return refuse(`${name} must be a JSON array of texts`)
    return items.map((item) => (typeof item === "string" ? item : JSON.stringify(item)))
  }

  /** One of a few words. */
  choice<const Word extends string>(name: string, words: ReadonlyArray<Word>): Word | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    return words.find((word) => word === text) ?? refuse(`${name} must be one of ${words.join(", ")}`)
  }

  /** The parameter `type`, for buckets of a unit. People cannot be counted by the hour. */
  countType(unit: TimeUnit = "day"): CountType {
    const type = this.choice("type", countTypes) ?? "general"
    const isShort = unit === "hour" || unit === "minute"
    return isShort && type !== "general" ? refuse(`type ${type} cannot be computed per ${unit}; ask per day`) : type
  }

  /** The days from `from_date` to `to_date`. */
  days(): DayRange {
    const [from, to] = [this.#day("from_date"), this.#day("to_date")]
    if (from > to) return refuse("from_date cannot be later than to_date")
    return to > this.zone.dayAt(this.source.now) ? refuse("to_date cannot be later than today") : { from, to }
  }

  /** The buckets of those days. */
  buckets(unit: TimeUnit): TimeBuckets {
    return bucketsBetween(this.zone, this.days(), unit)
  }

  #day(name: string): number {
    return parseDay(this.required(name)) ?? refuse(`${name} must be a date such as ${formatDay(0)}`)
  }
}

const parseList = (text: string): ReadonlyArray<unknown> | undefined => {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list : undefined
  } catch {
    return undefined
  }
}
