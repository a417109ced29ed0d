/**
 * Where an export is: how to ask for the rest, and how to know that it is the rest.
 *
 * The service cannot be asked to begin in the middle. So the day that was under way is asked for again, the lines of it
 * that were delivered are passed over, and the last of them must be the one it was.
 */
import * as CalendarDay from "../CalendarDay.ts"

/** A place between two lines of an export. */
export interface Position {
  /** The day of the line before it, and how many lines of that day come before it. */
  readonly day: string
  readonly dayLines: number
  /** How many lines come before it since the first day of the export. */
  readonly lines: number
  /** The fingerprint of the line before it. */
  readonly last: string
}

/** Writes a position as the text that callers keep. */
export const toToken = ({ day, dayLines, lines, last }: Position): string => `${day}.${dayLines}.${lines}.${last}`

/** Reads such a text; `undefined` when it is none. */
export const fromToken = (token: unknown): Position | undefined => {
  if (typeof token !== "string") return undefined
  const [, day = "", dayText = "", text = "", last = ""] =
    /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})\.(\d{1,15})\.([\da-z]{0,11})$/.exec(token) ?? []
  const [dayLines, lines] = [Number(dayText), Number(text)]
  return CalendarDay.exists(day) && dayLines <= lines ? { day, dayLines, lines, last } : undefined
}
