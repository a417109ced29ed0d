/**
 * Writes the file of one day: under another name until it is complete, so that a file with its own name always is.
 */
import { open, rename, rm } from "node:fs/promises"
import { dirname } from "node:path"
import { pipeline } from "node:stream/promises"
import { createGzip, gzipSync } from "node:zlib"
import { Break } from "./Break.ts"
import { begun, isGzip } from "./body.ts"
import { CompletenessCheck } from "./CompletenessCheck.ts"
import type { Bytes } from "./Decoding.ts"
import type { StreamedResponse } from "./open.ts"
import { PartFile } from "./PartFile.ts"

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
  response: StreamedResponse,
  settings: WritingSettings
): Promise<Written> => {
  const part = `${path}.part`
  const { fsync, verify } = settings
  const check = verify ? new CompletenessCheck() : undefined
  try {
    const bytes = await writePart(part, response, check, settings)
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

const writePart = async (
  path: string,
  { body, encoding }: StreamedResponse,
  check: CompletenessCheck | undefined,
  { fsync, onBytes }: WritingSettings
): Promise<number> => {
  const file = await PartFile.create(path)
  try {
    const { start, whole } = await begun(counting(body, onBytes))
    if (encoding === "gzip" || isGzip(start)) await writePieces(file, whole, check)
    else await pipeline(kept(whole), createGzip(), (compressed: Bytes) => writePieces(file, compressed, check))
    // A response without a body is complete, and a file without a byte is no gzip.
    if (file.size === 0) await file.append(gzipSync(""))
    if (fsync) await file.sync()
    return file.size
  } finally {
    await file.close()
  }
}

/** Writes a compressed body and looks into it, while more of it arrives; without a check, it must begin like gzip. */
const writePieces = async (file: PartFile, body: Bytes, check: CompletenessCheck | undefined): Promise<void> => {
  for await (const piece of body) {
    if (check === undefined && file.size === 0 && piece[0] !== 0x1f) throw new Break({ _tag: "Corrupt" })
    await Promise.all([file.append(piece), check?.take(piece)])
  }
}

async function* counting(body: Bytes, onBytes: (bytes: number) => void): Bytes {
  for await (const piece of body) {
    onBytes(piece.length)
    yield piece
  }
}

/** Copies the pieces for those who keep them. */
async function* kept(body: Bytes): Bytes {
  for await (const piece of body) yield Uint8Array.from(piece)
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
