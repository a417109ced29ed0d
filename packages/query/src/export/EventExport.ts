/**
 * An export as something to loop over.
 */
import type { ExportedEvent } from "./ExportedEvent.ts"

/**
 * The events of an export, one at a time or in batches. Nothing is sent until the loop begins, and each loop is an export
 * of its own. Memory stays the same however much there is: the service is read at the speed of the loop. Leaving the loop
 * ends the request. The loop throws an `ApiError` or an `ExportIncomplete`; it never ends early without saying so.
 */
export interface EventExport extends AsyncIterable<ExportedEvent> {
  /** The events as they arrive, a few hundred at a time: the same, with less work per event. */
  readonly batches: () => AsyncIterable<ReadonlyArray<ExportedEvent>>
}
