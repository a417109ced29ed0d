/**
 * The two ways to lose a call that have nothing to do with the service.
 */
import * as Data from "effect/Data"

/** The queue was at its bounds, and its overflow policy gave this call up. */
export class QueueFull extends Data.TaggedError("QueueFull")<{
  readonly maxEvents: number
  readonly maxBytes: number
}> {
  override get message(): string {
    return (
      `the queue is full (${this.maxEvents} events, ${this.maxBytes} bytes); ` +
      "await `accepted` of each receipt, raise the bounds, or record less"
    )
  }
}

/** The tracker was closed before this call could be delivered. */
export class TrackerClosed extends Data.TaggedError("TrackerClosed") {
  override get message(): string {
    return "the tracker is closed; nothing more is sent"
  }
}
