/**
 * Exports from a server of a test, over the public clients.
 */
import { createQuery as createFetchQuery } from "../../../src/createQuery.ts"
import type { DirectoryExport, ExportToOptions } from "../../../src/export/DirectoryExport.ts"
import type { EventExport } from "../../../src/export/EventExport.ts"
import type { ExportedEvent } from "../../../src/export/ExportedEvent.ts"
import type { ExportOptions } from "../../../src/export/ExportOptions.ts"
import type { DayResult, WorkerExportOptions } from "../../../src/export/WorkerExport.ts"
import { createQuery, type NodeQueryClient, serviceAccount } from "../../../src/node.ts"
import type { QueryClient } from "../../../src/QueryClient.ts"
import type { CallOptions } from "../../../src/questions/Questions.ts"

/** The platforms that exports are tested on. */
export const platforms = ["node", "web"] as const

/** A client that exports January where nothing else is said. */
export interface Exporter extends AsyncDisposable {
  readonly export: (options: Partial<ExportOptions>, call?: CallOptions) => EventExport
  readonly exportInWorkers: (
    task: URL,
    options?: Partial<WorkerExportOptions>,
    call?: CallOptions
  ) => Promise<ReadonlyArray<DayResult<unknown>>>
  readonly exportTo: (
    directory: string,
    options?: Partial<ExportToOptions>,
    call?: CallOptions
  ) => Promise<DirectoryExport>
}

/** Makes a client of a server. */
export const exporter = (url: string, platform: (typeof platforms)[number] = "node"): Exporter => {
  const options = {
    credentials: serviceAccount({ username: "reader", secret: "hunter2", projectId: 12345 }),
    host: url,
    limits: false,
    retry: { base: "1 millis", attempts: 2 },
    now: () => Date.parse("2026-02-01T12:00:00Z")
  } as const
  const node: NodeQueryClient = createQuery(options)
  const query: QueryClient = platform === "node" ? node : createFetchQuery(options)
  return {
    export: (question, call) => query.export({ from: "2026-01-01", to: "2026-01-31", ...question }, call),
    exportTo: (directory, question, call) =>
      node.exportTo(directory, { from: "2026-01-01", to: "2026-01-04", ...question }, call),
    exportInWorkers: (task, question, call) =>
      node.exportInWorkers(task, { from: "2026-01-01", to: "2026-01-04", ...question }, call),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([node.close(), query.close()])
    }
  }
}

/** What came out of a loop, and what it threw. */
export interface Outcome {
  readonly events: ReadonlyArray<ExportedEvent>
  readonly error: unknown
}

/** Reads to the end, or to what ends it early. */
export const readAll = async (events: AsyncIterable<ExportedEvent>): Promise<Outcome> => {
  const read: Array<ExportedEvent> = []
  try {
    for await (const each of events) read.push(each)
    return { events: read, error: undefined }
  } catch (error) {
    return { events: read, error }
  }
}
