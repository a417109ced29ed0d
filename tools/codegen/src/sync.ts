/** Brings a directory of generated files in line with what they should be, or says which are not. */
import { existsSync } from "node:fs"
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises"

/** What to do about a difference: put it right, or only report it. */
export type Mode = "write" | "check"

/**
 * The names of the files that differ: changed, missing, or left over from a spec that is gone. The directory belongs to
 * the generator, so in `write` mode what is left over is deleted.
 */
export const sync = async (
  wanted: ReadonlyMap<string, string>,
  directory: URL,
  mode: Mode
): Promise<ReadonlyArray<string>> => {
  const present = existsSync(directory) ? await readdir(directory) : []
  const stale: Array<string> = []
  for (const name of [...new Set([...wanted.keys(), ...present])].sort()) {
    const file = new URL(name, directory)
    const current = present.includes(name) ? await readFile(file, "utf8") : undefined
    if (current !== wanted.get(name)) stale.push(name)
  }
  if (mode === "check") return stale

  await mkdir(directory, { recursive: true })
  for (const name of stale) {
    const text = wanted.get(name)
    await (text === undefined ? rm(new URL(name, directory)) : writeFile(new URL(name, directory), text))
  }
  return stale
}
