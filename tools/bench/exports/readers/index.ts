/**
 * Every way to read an export that can be measured, by id. Each is loaded only in the process that runs it.
 */
import type { Read, Source } from "../Reader.ts"
import type { Part } from "./limits.ts"

/** One row of a table. */
export interface ReaderRow {
  readonly label: string
  /** Prepares what is not measured; what it returns is. */
  readonly prepare: (source: Source) => Promise<() => Promise<{ readonly events: number; readonly characters: number }>>
}

const limit =
  (name: "gunzip" | "decode" | "parse"): Part =>
  async (source) =>
    (await import("./limits.ts"))[name](source)

const reading =
  (load: () => Promise<Read>): ReaderRow["prepare"] =>
  async (source) => {
    const read = await load()
    return () => read(source)
  }

const rows = {
  gunzip: { label: "limit: gunzip alone", prepare: limit("gunzip") },
  decode: { label: "limit: UTF-8 alone", prepare: limit("decode") },
  parse: { label: "limit: JSON.parse alone", prepare: limit("parse") },
  drain: { label: "limit: draining the sockets", prepare: reading(async () => (await import("./limits.ts")).drain) },
  "drain-file": {
    label: "undici bodies piped into files",
    prepare: reading(async () => (await import("./limits.ts")).drainToFile)
  },
  text: { label: "naive: response.text()", prepare: reading(async () => (await import("./naive.ts")).wholeText) },
  readline: { label: "readline", prepare: reading(async () => (await import("./naive.ts")).byReadline) },
  "web-streams": {
    label: "TextDecoderStream",
    prepare: reading(async () => (await import("./naive.ts")).byTextDecoderStream)
  },
  batches: { label: "tallymark, batches", prepare: reading(async () => (await import("./tallymark.ts")).batches) },
  events: {
    label: "tallymark, one event at a time",
    prepare: reading(async () => (await import("./tallymark.ts")).events)
  },
  workers: {
    label: "tallymark, 4 days in 4 workers",
    prepare: reading(async () => (await import("./tallymark.ts")).inWorkers)
  },
  files: {
    label: "tallymark exportTo",
    prepare: reading(async () => (await import("./tallymark.ts")).toFiles({}))
  },
  "files-unverified": {
    label: "tallymark exportTo, verify: false",
    prepare: reading(async () => (await import("./tallymark.ts")).toFiles({ verify: false }))
  },
  "files-fast": {
    label: "tallymark exportTo, verify: false, fsync: false",
    prepare: reading(async () => (await import("./tallymark.ts")).toFiles({ verify: false, fsync: false }))
  }
} as const satisfies Readonly<Record<string, ReaderRow>>

/** The id of a way to read. */
export type ReaderId = keyof typeof rows

/** The rows by id. */
export const readers: Readonly<Record<ReaderId, ReaderRow>> = rows
