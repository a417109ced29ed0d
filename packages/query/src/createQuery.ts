/**
 * The client for every platform with `fetch`.
 */
import { type Fetch, Transport } from "@tallymark/core"
import { makeClient, startClient } from "./internal/make-client.ts"
import type { QueryOptions } from "./Options.ts"
import type { QueryClient } from "./QueryClient.ts"

/** Options of {@link createQuery}. */
export interface FetchQueryOptions extends QueryOptions {
  /**
   * The function that carries requests, such as a fake server's.
   *
   * @default the platform's `fetch`
   */
  readonly fetch?: Fetch | undefined
}

/**
 * Creates a client that asks through `fetch`, on any platform. On Node prefer `@tallymark/query/node`, whose raw export is
 * faster.
 *
 * Throws an `ApiError` with `InvalidInput` when an option makes no sense.
 *
 * **Example**
 *
 * ```ts
 * import { createFakeServer } from "@tallymark/testing"
 * import { createQuery, property, serviceAccount } from "@tallymark/query"
 *
 * const server = createFakeServer()
 * await server.seed([{ event: "Signed Up", properties: { time: 1767261600, distinct_id: "bob", plan: "pro" } }])
 * await using query = createQuery({
 *   credentials: serviceAccount({ username: "reports", secret: "secret", projectId: 12345 }),
 *   fetch: server.fetch
 * })
 * const report = await query.segmentation.counts({
 *   event: "Signed Up",
 *   from: "2026-01-01",
 *   to: "2026-01-01",
 *   on: property("plan")
 * })
 * console.log(report.toRows()) // [ { date: '2026-01-01', event: 'Signed Up', segment: 'pro', count: 1 } ]
 * ```
 */
export const createQuery = (options: FetchQueryOptions): QueryClient =>
  makeClient(startClient(options, Transport.layer({ fetch: options.fetch })))
