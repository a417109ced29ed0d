/**
 * The file that is replayed.
 */
import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { pipeline } from "node:stream"
import { createGunzip } from "node:zlib"
import { readLines } from "@tallymark/tracking/replay"
import { badInput } from "../Failure.ts"
import { type FileFormat, formatOf } from "./file-format.ts"

/** What is known of a file before it is replayed. */
export interface SourceFile {
  readonly path: string
  readonly format: FileFormat
  /** Bytes on the disk. */
  readonly size: number
  /** When it was last written, in epoch milliseconds. */
  readonly modified: number
  readonly lines: number
}

/** Looks at a file, and counts its lines. */
export const openSource = async (
  path: string,
  format: FileFormat | undefined,
  signal: AbortSignal
): Promise<SourceFile> => {
  const { mtimeMs, size } = await stat(path)
  let lines = 0
  let first = ""
  for await (const line of linesOf(path)) {
    signal.throwIfAborted()
    if (first === "") first = line.trim()
    lines++
  }
  if (first === "") throw badInput(`${path} is empty`)
  return { path, format: format ?? formatOf(first), size, modified: mtimeMs, lines }
}

/** The lines of a file; what ends in `.gz` is unpacked on the way. */
export async function* linesOf(path: string): AsyncGenerator<string, void, undefined> {
  const source = createReadStream(path, { highWaterMark: 1024 * 1024 })
  try {
    // Whoever reads the unpacked stream hears of every failure.
    yield* readLines(path.endsWith(".gz") ? pipeline(source, createGunzip(), () => undefined) : source)
  } catch (error) {
    const isDamaged = error instanceof Error && "code" in error && String(error.code).startsWith("Z_")
    throw isDamaged ? badInput(`${path} is damaged or no gzip file`) : error
  } finally {
    source.destroy()
  }
}
