/**
 * Writes the file of one day: under another name until it is complete, so that a file with its own name always is.
 */
import { open, rename, rm } from "node:fs/promises"
import { dirname } from "node:path"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"
import { Break } from "./Break.ts"
import { CompletenessCheck } from "./CompletenessCheck.ts"
import type { Bytes } from "./Decoding.ts"
import type { StreamedResponse } from "./open.ts"
import { writeBytes } from "./PartFile.ts"

/** How a file is written. */
export interface WritingSettings {
  readonly verify: boolean
  readonly fsync: boolean
  readonly onBytes: (bytes: number) => void
}

/** What was written. */
export interface Written {
  readonly bytes: number
  readonly events: number | undefined
}

/**
 * Writes a response to a file, until its body ends or is closed. Leaves nothing behind when it fails, but for a process that
 * is killed.
 */
export const writeDay = async (
  path: string,
  { body, encoding }: StreamedResponse,
  settings: WritingSettings
): Promise<Written> => {
  const part = `${path}.part`
  const check = settings.verify ? new CompletenessCheck() : undefined
  try {
    const { onBytes, fsync } = settings
    const write = (compressed: Bytes, onPiece?: (bytes: number) => void) =>
      writeBytes(part, checked(compressed, check, onPiece), fsync)
    const bytes =
      encoding === "gzip"
        ? await write(body, onBytes)
        : await pipeline(counted(body, onBytes), createGzip(), (compressed: Bytes) => write(compressed))
    const events = await check?.end()
    await rename(part, path)
    if (fsync) await syncDirectory(dirname(path))
    return { bytes, events }
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  } finally {
    check?.close()
  }
}

async function* counted(body: Bytes, onBytes: (bytes: number) => void): Bytes {
  for await (const piece of body) {
    onBytes(piece.length)
    yield piece
  }
}

/** Passes a compressed body on, and into the check; without one, it must at least begin like gzip. */
async function* checked(
  body: Bytes,
  check: CompletenessCheck | undefined,
  onBytes: ((bytes: number) => void) | undefined
): Bytes {
  let isFirst = true
  for await (const piece of body) {
    onBytes?.(piece.length)
    yield piece
    if (check !== undefined) await check.take(piece)
    else if (isFirst && piece[0] !== 0x1f) throw new Break({ _tag: "Corrupt" })
    isFirst = false
  }
}

/** Makes sure that the new name is on the disk as well. */
const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory, "r")
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
