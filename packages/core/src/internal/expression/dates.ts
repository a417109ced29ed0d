/**
 * Moments as they occur in event data: ISO 8601 texts, and seconds or milliseconds since 1970.
 */

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(?:Z|([+-])(\d{2}):?(\d{2}))?$/

const minute = 60_000

/** The milliseconds since 1970 of a date or a date and time; UTC when it names no zone; `undefined` when there is no such day. */
export const epochMillis = (text: string): number | undefined => {
  const parts = iso.exec(text)
  if (parts === null) return undefined
  const at = (index: number): number => Number(parts[index] ?? 0)
  const [year, month, day, hour, minutes, second] = [at(1), at(2), at(3), at(4), at(5), at(6)]
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  // A day that the month does not have runs over into another month.
  if (date.getUTCMonth() !== month - 1) return undefined
  if (hour > 23 || minutes > 59 || second > 59) return undefined
  const milliseconds = Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000)
  const offset = (at(9) * 60 + at(10)) * minute * (parts[8] === "-" ? -1 : 1)
  return date.getTime() + (hour * 60 + minutes) * minute + second * 1000 + milliseconds - offset
}

/** Numbers below are seconds: read as milliseconds they would lie before March 1973. */
const smallestMillis = 100_000_000_000

/** The milliseconds since 1970 of a number, which is in seconds when it is small. */
export const millisOf = (value: number): number => (Math.abs(value) < smallestMillis ? value * 1000 : value)
