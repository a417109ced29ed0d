/**
 * An export into files: what it can be told, and what it reports.
 */
import type { ExportQuestion } from "./ExportOptions.ts"

/** How far an export into a directory is. */
export interface DirectoryProgress {
  /** The day whose bytes have just arrived. */
  readonly day: string
  /** Bytes that have arrived, of all days. */
  readonly bytes: number
  /** Days whose file is there, and days in all. */
  readonly finished: number
  readonly days: number
}

/** Options of an export into a directory. */
export interface ExportToOptions extends Omit<ExportQuestion, "limit"> {
  /**
   * How many days are asked for at once, from 1 to 100. The limits of the service apply as well.
   *
   * @default 4
   */
  readonly concurrency?: number | undefined
  /**
   * Whether each file is read as it arrives, in the thread pool: its checksum, its last newline, and that the service did
   * not terminate it early. Without it a file is as complete as the response was, and nobody has looked inside.
   *
   * @default true
   */
  readonly verify?: boolean | undefined
  /**
   * Whether a file is on the disk before it gets its name, so that not even a loss of power leaves half of one.
   *
   * @default true
   */
  readonly fsync?: boolean | undefined
  /**
   * How many times a day may be asked for when it breaks off.
   *
   * @default 3
   */
  readonly attempts?: number | undefined
  /** Called as bytes arrive and as days are finished. */
  readonly onProgress?: ((progress: DirectoryProgress) => void) | undefined
}

/** The file of one day. */
export interface DayFile {
  readonly day: string
  /** Its path: `<day>.ndjson.gz` in the directory. */
  readonly path: string
  /** Its size. */
  readonly bytes: number
  /** How many lines it has; `undefined` when it was there before, or nobody looked. */
  readonly events: number | undefined
  /** Whether this call wrote it. */
  readonly isNew: boolean
}

/** What an export into a directory came to. */
export interface DirectoryExport {
  /** The file of every day, in order. */
  readonly files: ReadonlyArray<DayFile>
}
