/**
 * Collects what happens in the shop, in the order the service hears of it.
 */
import type { ExportLine, ExportProperties } from "@tallymark/core"

/** A line and the second in which the service receives it, which orders the export. */
export interface Entry {
  readonly receivedAt: number
  readonly line: ExportLine
}

/** Writes entries. What is not said otherwise is received in the second in which it happens. */
export interface Notebook {
  readonly entries: ReadonlyArray<Entry>
  readonly record: (
    person: string,
    event: string,
    timestamp: number,
    properties?: ExportProperties,
    receivedAt?: number
  ) => void
  readonly set: (person: string, timestamp: number, properties: ExportProperties) => void
  readonly alias: (person: string, identity: string, timestamp: number) => void
}

/** Opens an empty notebook. */
export const makeNotebook = (): Notebook => {
  const entries: Array<Entry> = []
  return {
    entries,
    record: (person, event, timestamp, properties = {}, receivedAt = timestamp) => {
      entries.push({ receivedAt, line: { _tag: "Record", person, event, timestamp, properties } })
    },
    set: (person, timestamp, properties) => {
      entries.push({ receivedAt: timestamp, line: { _tag: "Set", person, timestamp, properties } })
    },
    alias: (person, identity, timestamp) => {
      entries.push({ receivedAt: timestamp, line: { _tag: "Alias", person, identity, timestamp } })
    }
  }
}
