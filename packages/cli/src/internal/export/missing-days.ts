/**
 * Which days of an export are not there yet.
 */
import { stat } from "node:fs/promises"
import { join } from "node:path"
import { type Days, dayAt, everyDay } from "../days.ts"

/** The file of a day. */
export const fileOf = (directory: string, day: string, ending: string): string => join(directory, day + ending)

/**
 * The days without a file, as ranges that follow each other. The file of a day that was not over when it was written
 * lacks the rest of it, and does not count.
 */
export const missingDays = async (
  directory: string,
  days: Days,
  ending: string,
  timeZone: string
): Promise<ReadonlyArray<Days>> => {
  const ranges: Array<Days> = []
  let open: Days | undefined
  for (const day of everyDay(days)) {
    if (await isThere(fileOf(directory, day, ending), day, timeZone)) {
      if (open !== undefined) ranges.push(open)
      open = undefined
    } else {
      open = { from: open?.from ?? day, to: day }
    }
  }
  return open === undefined ? ranges : [...ranges, open]
}

const isThere = async (path: string, day: string, timeZone: string): Promise<boolean> => {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined
    throw error
  })
  return found !== undefined && dayAt(found.mtimeMs, timeZone) > day
}
