/**
 * A day as plain lines.
 */
import { createReadStream } from "node:fs"
import { open } from "node:fs/promises"
import { pipeline } from "node:stream/promises"
import { createGunzip } from "node:zlib"

/** Unpacks a day. Events are people's data: nobody else may read the file. */
export const writeLines = async (from: string, to: string, signal: AbortSignal): Promise<void> => {
  const file = await open(to, "w", 0o600)
  await pipeline(createReadStream(from), createGunzip(), file.createWriteStream({ flush: true }), { signal })
}
