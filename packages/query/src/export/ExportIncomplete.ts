/**
 * The error of an export that ends before its end. What was delivered until then is right, and is never delivered again.
 */
import { PlainError } from "@tallymark/core"
import * as Duration from "effect/Duration"
import * as Predicate from "effect/Predicate"

/** Why an export broke off. A closed union: `switch` over `_tag`. */
export type BreakReason =
  /** The service gave up: its last line is `terminated early`. */
  | { readonly _tag: "TerminatedEarly" }
  /** The connection ended before the body did. */
  | { readonly _tag: "ConnectionLost"; readonly code: string | undefined }
  /** The service fell silent. */
  | { readonly _tag: "TimedOut"; readonly after: Duration.Duration }
  /** The body is complete as a response and not as an export: it stops in the middle of a line or of its compression. */
  | { readonly _tag: "Cut" }
  /** The compressed body has a damage. */
  | { readonly _tag: "Corrupt" }
  /** A line is no event. Lines are counted from 1, in the response it came with. */
  | { readonly _tag: "BadLine"; readonly line: number }
  /** A line is longer than `maxLineBytes`. */
  | { readonly _tag: "LineTooLong"; readonly line: number; readonly maxLineBytes: number }
  /** What was delivered before is not what the service sends now, so it cannot be told what comes next. */
  | { readonly _tag: "Changed" }
  /** A file cannot be written. */
  | { readonly _tag: "Unwritable"; readonly code: string | undefined }

/** Every way for an export to break off, and whether the same request may get further another time. */
const retryable: Readonly<Record<BreakReason["_tag"], boolean>> = {
  TerminatedEarly: true,
  ConnectionLost: true,
  TimedOut: true,
  Cut: true,
  Corrupt: true,
  BadLine: false,
  LineTooLong: false,
  Changed: false,
  Unwritable: false
}

/**
 * An export broke off: how far it came, why, and how to go on.
 *
 * **Example**
 *
 * ```ts
 * import { ExportIncomplete, isExportIncomplete } from "@tallymark/query"
 *
 * const error: unknown = new ExportIncomplete({
 *   delivered: 1200,
 *   day: "2026-01-03",
 *   resume: undefined,
 *   reason: { _tag: "TerminatedEarly" }
 * })
 * if (isExportIncomplete(error)) console.log(error.message)
 * // the export broke off on 2026-01-03, after 1200 events: the service terminated it early
 * ```
 */
export class ExportIncomplete extends PlainError("ExportIncomplete")<{
  /** How many events were delivered by the call that failed. */
  readonly delivered: number
  /** The day of the last event that was delivered; the first day of the export when none was. */
  readonly day: string
  /** What the option `resume` takes to deliver the rest; `undefined` where calling again goes on by itself. */
  readonly resume: string | undefined
  readonly reason: BreakReason
}> {
  override get message(): string {
    const advice = this.resume === undefined ? "" : "; pass `resume` of this error to get the rest"
    return `the export broke off on ${this.day}, after ${this.delivered} events: ${explain(this.reason)}${advice}`
  }

  /** Whether the rest may be had by trying again. */
  get isRetryable(): boolean {
    return retryable[this.reason._tag]
  }
}

/** Whether a value is an {@link ExportIncomplete}, also one from another copy of this package. */
export const isExportIncomplete = (value: unknown): value is ExportIncomplete =>
  Predicate.isError(value) && Predicate.isTagged(value, "ExportIncomplete")

const explain = (reason: BreakReason): string => {
  switch (reason._tag) {
    case "TerminatedEarly":
      return "the service terminated it early"
    case "ConnectionLost":
      return `the connection was lost${coded(reason.code)}`
    case "TimedOut":
      return `the service was silent for ${Duration.format(reason.after)}`
    case "Cut":
      return "the response stops in the middle"
    case "Corrupt":
      return "the compressed response is damaged"
    case "BadLine":
      return `line ${reason.line} is not an event; \`onBadLine\` decides what happens to such lines`
    case "LineTooLong":
      return `line ${reason.line} is longer than the ${reason.maxLineBytes} bytes of \`maxLineBytes\``
    case "Changed":
      return "the service does not send the same events as before; export the day anew"
    case "Unwritable":
      return `the file cannot be written${coded(reason.code)}`
  }
}

const coded = (code: string | undefined): string => (code === undefined ? "" : ` (${code})`)
