/**
 * The tracker for every platform with `fetch`.
 */
import { type Fetch, Transport } from "@tallymark/core"
import type { AnyEvents, EventSchemas } from "./Events.ts"
import { makeTracker } from "./internal/make-tracker.ts"
import type { TrackerOptions } from "./Options.ts"
import type { Tracker } from "./Tracker.ts"

/** Options of {@link createTracker}. */
export interface FetchTrackerOptions<Events extends EventSchemas = AnyEvents> extends TrackerOptions<Events> {
  /**
   * The function that carries requests, such as a fake server's.
   *
   * @default the platform's `fetch`
   */
  readonly fetch?: Fetch | undefined
}

/**
 * Creates a tracker that sends through `fetch`, on any platform.
 *
 * On Node prefer `@tallymark/tracking/node`, which costs a tenth of the CPU and keeps what is queued when the process
 * ends; in a page, `@tallymark/tracking/browser`, which survives the page.
 *
 * Throws an `ApiError` with `InvalidInput` when an option makes no sense.
 *
 * **Example**
 *
 * ```ts
 * import { createFakeServer } from "@tallymark/testing"
 * import { createTracker } from "@tallymark/tracking"
 *
 * const server = createFakeServer()
 * await using tracker = createTracker({ key: "0".repeat(40), fetch: server.fetch })
 * tracker.record("bob@example.com", "Signed Up", { plan: "pro", seats: 3 })
 * console.log(await tracker.flush())
 * // { delivered: 1, spooled: 0, dropped: 0, pending: 0, oldestAge: 0 }
 * ```
 */
export const createTracker = <Events extends EventSchemas = AnyEvents>(
  options: FetchTrackerOptions<Events>
): Tracker<Events> =>
  makeTracker(options, {
    defaults: { concurrency: 16, attempts: 10 },
    transport: () => Transport.layer({ fetch: options.fetch })
  })
