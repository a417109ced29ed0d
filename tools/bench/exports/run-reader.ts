/**
 * Runs one way to read in a fresh process, against a server in another.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { bundle, directory as bundles } from "../bundles.ts"
import { end, nextMessage, start } from "../processes.ts"
import { type Dataset, days, write } from "./dataset.ts"
import type { Reading, ReadingFigures } from "./main.ts"
import type { ReaderId } from "./readers/index.ts"
import type { Serving } from "./server.ts"

const patience = 600_000

/** Data that is served, and a way to read it. */
export interface Bench extends AsyncDisposable {
  readonly data: Dataset
  readonly read: (reader: ReaderId, days?: number, repeat?: number) => Promise<ReadingFigures>
}

let built: Promise<URL> | undefined

/** The program of a reader's process and what its threads run, made once. */
const program = (): Promise<URL> => {
  built ??= Promise.all(
    [
      new URL("./main.ts", import.meta.url),
      new URL("./readers/count-day.ts", import.meta.url),
      new URL("./internal/export/day-thread.ts", import.meta.resolve("@tallymark/query/node"))
    ].map((entry) => bundle(entry, "exports/"))
  ).then(() => new URL("exports/main.js", bundles))
  return built
}

/** Writes data of about so many bytes. */
export const prepare = async (bytes: number): Promise<Bench> => {
  const directory = await mkdtemp(join(tmpdir(), "bench-export-"))
  const data = await write(directory, bytes)
  return {
    data,
    read: (reader, count = days.length, repeat = 1) => readOnce(data, reader, count, repeat),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true })
  }
}

const readOnce = async (
  { files }: Dataset,
  reader: ReaderId,
  count: number,
  repeat: number
): Promise<ReadingFigures> => {
  const directory = await mkdtemp(join(tmpdir(), "bench-reader-"))
  const server = start(new URL("./server.ts", import.meta.url))
  const child = start(await program())
  try {
    const serving: Serving = { files, repeat }
    server.send(serving)
    // exports/server.ts says nothing else.
    const { port } = (await nextMessage(server, patience)) as { readonly port: number }
    const source = { url: `http://127.0.0.1:${port}`, from: days[0] ?? "", to: days[count - 1] ?? "", directory }
    const reading: Reading = { reader, source }
    child.send(reading)
    return (await nextMessage(child, patience)) as ReadingFigures // exports/main.ts says nothing else
  } finally {
    await Promise.all([end(server), end(child)])
    await rm(directory, { recursive: true, force: true })
  }
}
