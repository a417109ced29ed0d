/**
 * The directory of an export: which days are finished, and which question its files answer.
 */
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Operation } from "@tallymark/core"
import * as CalendarDay from "../CalendarDay.ts"

const manifestName = "export.json"

/** The file of a day. */
export const pathOf = (directory: string, day: string): string => join(directory, `${day}.ndjson.gz`)

/**
 * Makes the directory ready for the answers to a question, apart from its days; `undefined`, or what is wrong with it.
 * Files of different questions in one directory could not be told apart.
 */
export const prepareDirectory = async (
  directory: string,
  question: Operation.Parameters
): Promise<string | undefined> => {
  const manifest = `${JSON.stringify({ version: 1, question }, null, 2)}\n`
  const path = join(directory, manifestName)
  try {
    await mkdir(directory, { recursive: true })
    const found = await readFile(path, "utf8").catch(ifMissing)
    if (found === manifest) return undefined
    if (found !== undefined) {
      return `holds the export of another question, which ${manifestName} in it names; choose another directory`
    }
    await writeFile(`${path}.part`, manifest, { mode: 0o600 })
    await rename(`${path}.part`, path)
    return undefined
  } catch (error) {
    return `cannot be written${error instanceof Error && "code" in error ? ` (${error.code})` : ""}`
  }
}

/**
 * The size of a day's file; `undefined` when there is none, or when it was written before the day was over in the
 * project's time zone, and so lacks the rest of it.
 */
export const finishedBytes = async (directory: string, day: string, timeZone: string): Promise<number | undefined> => {
  const found = await stat(pathOf(directory, day)).catch(ifMissing)
  return found !== undefined && CalendarDay.at(found.mtimeMs, timeZone) > day ? found.size : undefined
}

const ifMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== "ENOENT") throw error
  return undefined
}
