/**
 * The tracker for web pages: requests that outlive the page, and a last hand-over when the page is hidden.
 */
import { Transport } from "@tallymark/core"
import type { FetchTrackerOptions } from "./createTracker.ts"
import type { AnyEvents, EventSchemas } from "./Events.ts"
import { makeTracker } from "./internal/make-tracker.ts"
import type { Tracker } from "./Tracker.ts"

/**
 * Creates a tracker for a web page.
 *
 * Requests are sent with `keepalive`, so that they outlive the page, and with `mode: "no-cors"`, because the service's
 * answer to another origin cannot be read: a call counts as delivered once the request is out. When the page is hidden,
 * everything queued is handed to the browser at once.
 *
 * Throws an `ApiError` with `InvalidInput` when an option makes no sense.
 *
 * **Example**
 *
 * ```ts no-run
 * import { createTracker } from "@tallymark/tracking/browser"
 *
 * const tracker = createTracker({ key: "0123456789abcdef0123456789abcdef01234567" })
 * tracker.record("bob@example.com", "Viewed Pricing", { currency: "NOK" })
 * ```
 */
export const createTracker = <Events extends EventSchemas = AnyEvents>(
  options: FetchTrackerOptions<Events>
): Tracker<Events> =>
  makeTracker(options, {
    defaults: { concurrency: 6, attempts: 10 },
    transport: () => Transport.layer({ fetch: options.fetch, init: { keepalive: true, mode: "no-cors" } }),
    listen: (engine) => {
      const hurry = (): void => {
        if (document.visibilityState === "hidden") engine.hurry()
      }
      document.addEventListener("visibilitychange", hurry)
      addEventListener("pagehide", engine.hurry)
      return () => {
        document.removeEventListener("visibilitychange", hurry)
        removeEventListener("pagehide", engine.hurry)
      }
    }
  })
