/**
 * A note in a directory of which question its files answer: files of different questions could not be told apart.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { badInput } from "../Failure.ts"

/** What the files of one directory have in common. */
export interface NotedQuestion {
  readonly events: ReadonlyArray<string>
  readonly where: string | undefined
}

/** Makes the directory, and notes the question. Throws a failure when the directory has another one. */
export const noteQuestion = async (directory: string, { events, where }: NotedQuestion): Promise<void> => {
  const path = join(directory, "question.json")
  const note = `${JSON.stringify({ version: 1, events, where })}\n`
  await mkdir(directory, { recursive: true })
  const found = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined
    throw error
  })
  if (found === undefined) await writeFile(path, note, { mode: 0o600 })
  else if (found !== note) {
    throw badInput(
      `--out names a directory with the export of another question, which ${path} tells; choose another one`
    )
  }
}
