/**
 * Writes times, in UTC as the services do.
 */

const isoOf = (time: number): string => {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? "no time" : date.toISOString()
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/** `2026-11-22 05:44:03`. */
export const clockText = (time: number): string => isoOf(time).replace("T", " ").replace(/\..*/, "")

/** `2026-11-22T05:44:03.125Z`, for where it has to be exact. */
export const exactText = isoOf

/** `05:44:03` on the day of `now`, `14 Jan 09:12` in its year, and else `14 Jan 2021`. */
export const shortText = (time: number, now: number): string => {
  const [one, other] = [isoOf(time), isoOf(now)]
  if (one.slice(0, 10) === other.slice(0, 10)) return one.slice(11, 19)
  const day = `${Number(one.slice(8, 10))} ${months[Number(one.slice(5, 7)) - 1] ?? ""}`
  return one.slice(0, 4) === other.slice(0, 4) ? `${day} ${one.slice(11, 16)}` : `${day} ${one.slice(0, 4)}`
}

/** `14 Jan` of `2026-01-14`, and any other label as it is. */
export const dayText = (label: string): string => {
  const [, month, day, rest = ""] = /^\d{4}-(\d\d)-(\d\d)(.*)$/.exec(label) ?? []
  if (month === undefined) return label
  return `${Number(day)} ${months[Number(month) - 1] ?? ""}${rest.replace("T", " ").replace(/:00$/, "")}`
}

/** `2 h 5 min`, from seconds. */
export const durationText = (seconds: number): string => {
  if (seconds < 60) return `${Math.round(seconds)} s`
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`
  if (seconds < 86_400) return `${(seconds / 3600).toFixed(1)} h`
  return `${(seconds / 86_400).toFixed(1)} d`
}
