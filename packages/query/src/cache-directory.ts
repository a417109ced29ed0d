/**
 * Keeps answers in a directory, for programs that run again and again.
 */
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Hex from "effect/encoding/Hex"
import type { AnswerStore } from "./Cache.ts"

/**
 * A store for `cache` that keeps each answer in a file of its own. The directory is made when it is first needed; its
 * files are readable by their user only, are written whole or not at all, and may be deleted at any time.
 *
 * **Example**
 *
 * ```ts
 * import { mkdtemp } from "node:fs/promises"
 * import { tmpdir } from "node:os"
 * import { join } from "node:path"
 * import { cacheDirectory, createQuery, serviceAccount } from "@tallymark/query/node"
 *
 * const directory = await mkdtemp(join(tmpdir(), "answers-"))
 * await using query = createQuery({
 *   credentials: serviceAccount({ username: "reports", secret: "secret", projectId: 12345 }),
 *   cache: { store: cacheDirectory(directory) }
 * })
 * ```
 */
export const cacheDirectory = (directory: string): AnswerStore => {
  const fileOf = async (key: string): Promise<string> => join(directory, `${await hashOf(key)}.json`)
  return {
    get: (key) => Effect.tryPromise(async () => textOf(await fileOf(key))),
    set: (key, text) => Effect.tryPromise(async () => write(directory, await fileOf(key), text))
  }
}

/** A name for any key, of 64 hexadecimal digits. */
const hashOf = async (key: string): Promise<string> =>
  Hex.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key))))

const textOf = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, "utf8")
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined
    throw error
  }
}

/** Another process sees the old file or the new one, and nothing in between. */
const write = async (directory: string, file: string, text: string): Promise<void> => {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const part = `${file}.${crypto.randomUUID()}.part`
  try {
    await writeFile(part, text, { mode: 0o600, flag: "wx" })
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
