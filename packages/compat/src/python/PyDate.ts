/**
 * A Python `datetime.date`: a day without a time, sent as `2014-01-02`.
 */
import { ValueError } from "../errors/builtin.ts"
import { checkDay, pad } from "../internal/python/calendar.ts"
import { reprText } from "../internal/python/text-repr.ts"
import { type PyType, pyType } from "./PyType.ts"

/** A day. */
export interface PyDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const parse = (text: string): readonly [number, number, number] => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined) throw new ValueError(`Invalid isoformat string: ${reprText(text)}`)
  return [Number(year), Number(month), Number(day)]
}

/** Marks a day: `PyDate("2014-01-02")` or `PyDate(2014, 1, 2)`. Throws a `ValueError` for a day that does not exist. */
export const PyDate: PyType<[iso: string] | [year: number, month: number, day: number], PyDate> = pyType(
  class PyDate {
    readonly year: number
    readonly month: number
    readonly day: number
    constructor(...args: [iso: string] | [year: number, month: number, day: number]) {
      const [first, second, third] = args
      const [year, month, day] = typeof first === "string" ? parse(first) : [first, second ?? 0, third ?? 0]
      checkDay(year, month, day)
      this.year = year
      this.month = month
      this.day = day
    }
    /** The day as `YYYY-MM-DD`. */
    toString(): string {
      return `${pad(this.year, 4)}-${pad(this.month)}-${pad(this.day)}`
    }
  }
)
