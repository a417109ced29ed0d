/**
 * Writes a file block by block, while the next block arrives.
 */
import { type FileHandle, open } from "node:fs/promises"
import type { Bytes } from "./Decoding.ts"

/** How much is gathered before it is written. */
const blockBytes = 1024 * 1024

/** Writes bytes to a new file, which nobody else may read: events are people's data. Returns its size. */
export const writeBytes = async (path: string, bytes: Bytes, fsync: boolean): Promise<number> => {
  const file = await open(path, "w", 0o600)
  try {
    const size = await writeBlocks(file, bytes)
    if (fsync) await file.sync()
    return size
  } finally {
    await file.close()
  }
}

const writeBlocks = async (file: FileHandle, bytes: Bytes): Promise<number> => {
  let [size, gathered] = [0, 0]
  let pieces: Array<Uint8Array> = []
  let writing: Promise<void> = Promise.resolve()
  const flush = async (): Promise<void> => {
    await writing
    if (gathered === 0) return
    writing = writeAll(file, pieces, gathered, size)
    // A failure is met by the next to wait for it.
    writing.catch(() => undefined)
    size += gathered
    pieces = []
    gathered = 0
  }
  try {
    for await (const piece of bytes) {
      pieces.push(piece)
      gathered += piece.length
      if (gathered >= blockBytes) await flush()
    }
    await flush()
  } finally {
    await writing
  }
  return size
}

/** Writes pieces without joining them first; a file system that takes less at a time gets the rest joined. */
const writeAll = async (
  file: FileHandle,
  pieces: ReadonlyArray<Uint8Array>,
  length: number,
  at: number
): Promise<void> => {
  let { bytesWritten: written } = await file.writev(pieces, at)
  if (written === length) return
  const block = Buffer.concat(pieces)
  while (written < length) {
    written += (await file.write(block, written, length - written, at + written)).bytesWritten
  }
}
