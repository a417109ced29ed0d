/**
 * Directories of one test.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"

/** A new directory; gone with its block. */
export const temporaryDirectory = async (): Promise<{ readonly path: string } & AsyncDisposable> => {
  const path = await mkdtemp(join(tmpdir(), "tallymark-export-"))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** The names in a directory, in order. */
export const namesIn = async (path: string): Promise<ReadonlyArray<string>> => (await readdir(path)).toSorted()

/** What is written in a compressed file. */
export const textIn = async (path: string): Promise<string> => gunzipSync(await readFile(path)).toString()
