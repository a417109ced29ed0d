/**
 * The file that is replayed.
 */
import { once } from "node:events"
import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { pipeline, type Readable } from "node:stream"
import { createGunzip } from "node:zlib"
import { readLines } from "@tallymark/tracking/replay"
import { badInput } from "../Failure.ts"
import { naming } from "../read-text.ts"
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

/** Looks at a file, and counts its lines. Throws a failure when it cannot be read twice, or holds nothing. */
export const openSource = async (
  path: string,
  format: FileFormat | undefined,
  signal: AbortSignal
): Promise<SourceFile> => {
  if (path === "-") throw passing("standard input")
  const found = await stat(path)
  if (!found.isFile() && !found.isDirectory()) throw passing(path)
  let lines = 0
  let first = ""
  for await (const line of linesOf(path)) {
    signal.throwIfAborted()
    if (first === "") first = line.trim()
    lines++
  }
  if (first === "") throw badInput(`${path} is empty`)
  return { path, format: format ?? formatOf(first), size: found.size, modified: found.mtimeMs, lines }
}

/** What a pipe holds is gone when it has been counted, and nobody could go on in it. */
const passing = (source: string) =>
  badInput(`${source} cannot be read twice, as a replay does; save it to a file, and replay that`)

/** The lines of a file; what is compressed, whatever its name, is unpacked on the way. */
export async function* linesOf(path: string): AsyncGenerator<string, void, undefined> {
  const source = createReadStream(path, { highWaterMark: 1024 * 1024 })
  try {
    const isPacked = path.endsWith(".gz") || (await beginsAsGzip(source))
    // Whoever reads the unpacked stream hears of every failure.
    yield* readLines(isPacked ? pipeline(source, createGunzip(), () => undefined) : source)
  } catch (error) {
    const isDamaged = error instanceof Error && "code" in error && String(error.code).startsWith("Z_")
    throw isDamaged ? badInput(`${path} is damaged or no gzip file`) : naming(path)(error)
  } finally {
    source.destroy()
  }
}

/** Looks at the first bytes of a stream, and leaves them there. */
const beginsAsGzip = async (source: Readable): Promise<boolean> => {
  await once(source, "readable")
  const first: Buffer | null = source.read()
  if (first === null) return false
  source.unshift(first)
  return first[0] === 0x1f && first[1] === 0x8b
}
