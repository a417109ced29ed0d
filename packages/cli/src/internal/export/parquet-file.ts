/**
 * A day as a Parquet file. Its columns are the same for every day, so that the files of a directory can be read together.
 */
import { chmod } from "node:fs/promises"
import { fileWriter, parquetWriteRows } from "hyparquet-writer"
import { badInput } from "../Failure.ts"
import { linesOf } from "../replay/source-file.ts"

/** What every event has; the other properties are one column of JSON. */
const columns = [
  { name: "event", type: "STRING" },
  { name: "time", type: "DOUBLE" },
  { name: "distinct_id", type: "STRING" },
  { name: "insert_id", type: "STRING" },
  { name: "properties", type: "STRING", nullable: false }
] as const

/** Memory holds one group of rows. */
const rowGroupSize = 20_000

/** Writes the events of a day. Events are people's data: nobody else may read the file. */
export const writeParquet = async (from: string, to: string, signal: AbortSignal): Promise<void> => {
  const writer = fileWriter(to)
  await chmod(to, 0o600)
  await parquetWriteRows({ writer, columns: [...columns], rows: rowsOf(from, signal), rowGroupSize })
}

async function* rowsOf(from: string, signal: AbortSignal): AsyncGenerator<Record<string, unknown>> {
  for await (const line of linesOf(from)) {
    signal.throwIfAborted()
    if (line.trim() !== "") yield rowOf(eventIn(line, from))
  }
}

const rowOf = ({ event, properties }: Event): Record<string, unknown> => {
  const { $insert_id: insertId, distinct_id: distinctId, time, ...rest } = properties
  return {
    event,
    time: typeof time === "number" ? time : undefined,
    distinct_id: textOf(distinctId),
    insert_id: textOf(insertId),
    properties: JSON.stringify(rest)
  }
}

const textOf = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : String(value)

interface Event {
  readonly event: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** The export has checked its lines, so a bad one is rare; it is none of ours to drop. */
const eventIn = (line: string, from: string): Event => {
  try {
    const { event, properties }: Event = JSON.parse(line)
    if (typeof event === "string" && typeof properties === "object" && properties !== null) return { event, properties }
  } catch {
    // Falls through: the reason would quote the line.
  }
  throw badInput(`${from} has a line that is not an event; use --gzip to keep the lines as they are`)
}
