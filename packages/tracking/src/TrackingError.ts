/**
 * What can happen to a call that has nothing to do with the service.
 */
import { PlainError } from "@tallymark/core"

/** The queue was at its bounds, and its overflow policy gave this call up. */
export class QueueFull extends PlainError("QueueFull")<{
  readonly maxEvents: number
  readonly maxBytes: number
}> {
  override get message(): string {
    return (
      `the queue is full (${this.maxEvents} events, ${this.maxBytes} bytes); ` +
      "await `accepted` of each receipt, raise the bounds, or record less"
    )
  }

  /** True: there is room again when calls have been delivered. */
  get isRetryable(): boolean {
    return true
  }
}

/** The tracker was closed before this call could be delivered. */
export class TrackerClosed extends PlainError("TrackerClosed") {
  override get message(): string {
    return "the tracker is closed; nothing more is sent"
  }

  /** False: a tracker stays closed. */
  get isRetryable(): boolean {
    return false
  }
}

/** What an outbox could not do. */
export type OutboxProblem =
  /** It holds as much as it may, or the disk does. */
  | "full"
  /** Others write to it all the time. */
  | "busy"
  /** It may be read only. */
  | "readonly"
  /** What is there cannot be read. */
  | "corrupt"
  /** It cannot be reached or opened. */
  | "unavailable"

const advice: Readonly<Record<OutboxProblem, string>> = {
  full: "make room on the disk, or raise the outbox's bounds",
  busy: "let fewer processes share one outbox",
  readonly: "make its place writable for this user",
  corrupt: "move the damaged file away",
  unavailable: "check its place and the rights on it"
}

/**
 * The outbox failed, so a call is not kept beyond the memory of this process. It is still being delivered unless its
 * receipt says that it was dropped.
 */
export class OutboxFailed extends PlainError("OutboxFailed")<{
  readonly problem: OutboxProblem
  /** The platform's code, such as `SQLITE_FULL` or `ECONNREFUSED`, when it gives one. */
  readonly code: string | undefined
}> {
  override get message(): string {
    const code = this.code === undefined ? "" : ` (${this.code})`
    return `the outbox is ${this.problem}${code}; ${advice[this.problem]}`
  }

  /** Whether a call may be kept later without anybody's help: an outbox that is full or out of reach may come back. */
  get isRetryable(): boolean {
    return this.problem === "full" || this.problem === "busy" || this.problem === "unavailable"
  }
}
