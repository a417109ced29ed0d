/**
 * What the files of an export can be, and how they are made of the compressed lines that the service sends.
 */
import { writeLines } from "./lines-file.ts"
import { writeParquet } from "./parquet-file.ts"

/** How the events of a day are kept. */
export interface Layout {
  /** What follows the day in the name of a file. */
  readonly ending: string
  /** Makes the file from the compressed lines. */
  readonly convert: (from: string, to: string, signal: AbortSignal) => Promise<void>
}

/** Every layout by its name. */
export const layouts = {
  lines: { ending: ".ndjson", convert: writeLines },
  parquet: { ending: ".parquet", convert: writeParquet }
} as const satisfies Record<string, Layout>
