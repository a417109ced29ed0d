/**
 * Dates and times as `str` and `repr` write them.
 */
import type { PyDate } from "../../python/PyDate.ts"
import type { PyDateTime } from "../../python/PyDateTime.ts"
import { pad } from "./calendar.ts"

/** `str` of a date. */
export const dateText = ({ year, month, day }: PyDate): string => `${pad(year, 4)}-${pad(month)}-${pad(day)}`

/** `repr` of a date. */
export const dateRepr = ({ year, month, day }: PyDate): string => `datetime.date(${year}, ${month}, ${day})`

/** `str` of a datetime: microseconds and the offset where there are some. */
export const dateTimeText = (value: PyDateTime): string => {
  const { hour, minute, second, microsecond, offset } = value
  const fraction = microsecond === 0 ? "" : `.${pad(microsecond, 6)}`
  return `${dateText(value)} ${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}${offsetText(offset)}`
}

const offsetText = (offset: number | undefined): string => {
  if (offset === undefined) return ""
  const size = Math.abs(offset)
  const seconds = size % 60 === 0 ? "" : `:${pad(size % 60)}`
  return `${offset < 0 ? "-" : "+"}${pad(Math.trunc(size / 3600))}:${pad(Math.trunc(size / 60) % 60)}${seconds}`
}

/** `repr` of a datetime: seconds and microseconds where they are not zero, and the time zone. */
export const dateTimeRepr = (value: PyDateTime): string => {
  const { year, month, day, hour, minute, second, microsecond, offset } = value
  const rest = microsecond !== 0 ? [second, microsecond] : second !== 0 ? [second] : []
  const zone = offset === undefined ? [] : [`tzinfo=${zoneRepr(offset)}`]
  return `datetime.datetime(${[year, month, day, hour, minute, ...rest, ...zone].join(", ")})`
}

const zoneRepr = (offset: number): string => {
  if (offset === 0) return "datetime.timezone.utc"
  const days = offset < 0 ? "days=-1, " : ""
  return `datetime.timezone(datetime.timedelta(${days}seconds=${offset < 0 ? offset + 86_400 : offset}))`
}
