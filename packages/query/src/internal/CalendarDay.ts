/**
 * Days of the calendar as the service writes them, `YYYY-MM-DD`, and times, `YYYY-MM-DD hh:mm:ss`, in a time zone.
 */

/** The time it is at a moment, in epoch milliseconds, in a time zone. */
export const timeAt = (millis: number, timeZone: string): string => {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(millis)
      .map(({ type, value }) => [type, value])
  )
  const [year = "", month, day, hour, minute, second] = partsInOrder.map((type) => parts.get(type))
  return `${year.padStart(4, "0")}-${month}-${day} ${hour}:${minute}:${second}`
}

/** The day it is at a moment, in epoch milliseconds, in a time zone. */
export const at = (millis: number, timeZone: string): string => timeAt(millis, timeZone).slice(0, 10)

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export const exists = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isReal(`${text}T00:00:00`)

/** Whether a text is a time that exists, written `YYYY-MM-DD hh:mm:ss`. */
export const timeExists = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) && isReal(text.replace(" ", "T"))

/** The day a number of days after another. */
export const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Whether the platform knows a time zone by this name. */
export const isTimeZone = (name: unknown): name is string => {
  try {
    return typeof name === "string" && formatOf(name) !== undefined
  } catch {
    return false
  }
}

/** The 31st of April becomes the 1st of May, or no date at all. */
const isReal = (text: string): boolean => {
  const date = new Date(`${text}Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

const partsInOrder = ["year", "month", "day", "hour", "minute", "second"] as const

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat("en-US-u-ca-iso8601-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23"
  })
  formats.set(timeZone, made)
  return made
}
