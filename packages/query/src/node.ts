/**
 * Questions to Mixpanel on Node: the same methods on a connection pool, an export that inflates in the thread pool, an
 * export into files, and answers and limits that are kept in files.
 *
 * @module node
 */
import { layer as poolTransport } from "@tallymark/core/undici"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { DirectoryExport, ExportToOptions } from "./export/DirectoryExport.ts"
import type { DayResult, WorkerExportOptions } from "./export/WorkerExport.ts"
import { Client } from "./internal/Client.ts"
import { exportInWorkers } from "./internal/export/export-in-workers.ts"
import { exportTo } from "./internal/export/export-to.ts"
import { layer as nodeDecoding } from "./internal/export/node-decoding.ts"
import { makeClient, startClient } from "./internal/make-client.ts"
import type { QueryOptions } from "./Options.ts"
import type { QueryClient } from "./QueryClient.ts"
import type { CallOptions } from "./questions/Questions.ts"

export { cacheDirectory } from "./cache-directory.ts"
export type { DayFile, DirectoryExport, DirectoryProgress, ExportToOptions } from "./export/DirectoryExport.ts"
export type { DayResult, DayTask, WorkerExportOptions } from "./export/WorkerExport.ts"
export * from "./index.ts"
export { type FileLimitOptions, fileLimits } from "./limits/file-limits.ts"

/** A client of one project, on Node. */
export interface NodeQueryClient extends QueryClient {
  /**
   * Exports days into a directory: one compressed file for each, several at once. Days whose file is there are not asked
   * for again, so a call after a failure goes on where it was. One call at a time writes a directory; another fails with
   * `InvalidInput`, which names `directory` and the process that writes.
   */
  readonly exportTo: (directory: string, question: ExportToOptions, options?: CallOptions) => Promise<DirectoryExport>
  /**
   * Reads days in worker threads, one day at a time in each, and gives its events to a task: the default export of a
   * module, a `DayTask`. What it returns for each day comes back in the order of the days; `A` is the type of that.
   */
  readonly exportInWorkers: <A>(
    task: URL,
    question: WorkerExportOptions,
    options?: CallOptions
  ) => Promise<ReadonlyArray<DayResult<A>>>
}

/**
 * Creates a client for Node.
 *
 * Throws an `ApiError` with `InvalidInput` when an option makes no sense.
 *
 * **Example**
 *
 * ```ts
 * import { startFakeServer } from "@tallymark/testing"
 * import { createQuery, serviceAccount } from "@tallymark/query/node"
 *
 * await using server = await startFakeServer()
 * await using query = createQuery({
 *   credentials: serviceAccount({ username: "reports", secret: "secret", projectId: 12345 }),
 *   host: server.url
 * })
 * console.log(await query.events.names({ type: "general" })) // []
 * ```
 */
export const createQuery = (options: QueryOptions): NodeQueryClient => {
  const platform = Layer.merge(poolTransport({ connections: mostConnections }), nodeDecoding)
  const edge = startClient(options, platform)
  return {
    ...makeClient(edge),
    exportTo: (directory, question, { signal } = {}) =>
      edge.run(
        Effect.flatMap(Client, (client) => exportTo(client, directory, question)),
        signal
      ),
    exportInWorkers: <A>(task: URL, question: WorkerExportOptions, { signal }: CallOptions = {}) =>
      edge.run(
        Effect.flatMap(Client, (client) => exportInWorkers<A>(client, task, question)),
        signal
      )
  }
}

/** The service takes a hundred exports and five questions at once. */
const mostConnections = 105
