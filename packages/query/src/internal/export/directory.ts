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
 * Makes sure that the directory is there, and that the files in it, if any, answer the same question: those of different
 * questions could not be told apart. `undefined`, or what is wrong with it.
 */
export const openDirectory = async (directory: string, question: Operation.Parameters): Promise<string | undefined> => {
  try {
    await mkdir(directory, { recursive: true })
    const found = await readFile(join(directory, manifestName), "utf8").catch(ifMissing)
    return found === undefined || found === manifestOf(question) ? undefined : foreign
  } catch (error) {
    return unwritable(error)
  }
}

/** Says in the directory which question its files answer. Only while it is locked. `undefined`, or what is wrong with it. */
export const signDirectory = async (directory: string, question: Operation.Parameters): Promise<string | undefined> => {
  const path = join(directory, manifestName)
  const manifest = manifestOf(question)
  try {
    const found = await readFile(path, "utf8").catch(ifMissing)
    if (found !== undefined) return found === manifest ? undefined : foreign
    await writeFile(`${path}.part`, manifest, { mode: 0o600 })
    await rename(`${path}.part`, path)
    return undefined
  } catch (error) {
    return unwritable(error)
  }
}

/** What is wrong with a directory whose files cannot be written or read. */
export const unwritable = (error: unknown): string =>
  `cannot be written${error instanceof Error && "code" in error ? ` (${error.code})` : ""}`

const foreign = `holds the export of another question, which ${manifestName} in it names; choose another directory`

const manifestOf = (question: Operation.Parameters): string => `${JSON.stringify({ version: 1, question }, null, 2)}\n`

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
