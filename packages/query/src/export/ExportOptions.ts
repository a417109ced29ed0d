/**
 * What an export can be told, and how it reports.
 */
import type { DateInput } from "../Dates.ts"
import type { Expression } from "../Expression.ts"

/** Which events to export. */
export interface ExportQuestion {
  /** The first day. */
  readonly from: DateInput
  /** The last day: not before the first, and not after today. */
  readonly to: DateInput
  /**
   * The names of the events.
   *
   * @default every event
   */
  readonly events?: ReadonlyArray<string> | undefined
  /** Only events for which this is true. */
  readonly where?: string | Expression | undefined
  /** At most this many events, from 1 to 100000. */
  readonly limit?: number | undefined
  /**
   * Whether `time` is in milliseconds; it is in seconds otherwise.
   *
   * @default false
   */
  readonly timeInMs?: boolean | undefined
  /** The part of a project that data is kept apart in; the legacy API only. */
  readonly bucket?: string | undefined
}

/** How far an export is. */
export interface ExportProgress {
  /** Bytes of the responses that have arrived, compressed where they are. */
  readonly bytes: number
  /** Events delivered. */
  readonly events: number
  /** Events dropped because they came before, with `dedupe`. */
  readonly duplicates: number
  /** Lines skipped because they are no events, with `onBadLine`. */
  readonly badLines: number
  /** The day of the last event. */
  readonly day: string
}

/** A line that is no event. */
export interface BadLine {
  /** Its number in the response, from 1. */
  readonly line: number
  /** What it says, which may be anybody's data. */
  readonly text: string
}

/** How an export is read. */
export interface ReadingOptions {
  /**
   * Drops events that equal an earlier one in `$insert_id`, name, time and `distinct_id`, which is what the service drops
   * them by in reports. It remembers the last `window` events that have an `$insert_id`, so memory is bounded and a
   * repetition further away is not noticed. `true` remembers 100,000.
   *
   * @default false
   */
  readonly dedupe?: boolean | { readonly window: number } | undefined
  /**
   * What to do with a line that is no event: `"fail"` ends the export with {@link ExportIncomplete}, `"skip"` counts it and
   * goes on, and so does a function, which is told of it.
   *
   * @default "fail"
   */
  readonly onBadLine?: "fail" | "skip" | ((line: BadLine) => void) | undefined
  /**
   * The longest line that is read. A longer one ends the export, so that no response can fill the memory.
   *
   * @default 33554432, which is 32 MiB
   */
  readonly maxLineBytes?: number | undefined
}

/** Options of an export. */
export interface ExportOptions extends ExportQuestion, ReadingOptions {
  /** Called with each batch, before its events are delivered. */
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined
  /**
   * The `resume` of an {@link ExportIncomplete}: delivers what comes after the events that were delivered before it. The
   * other options must be the same as then.
   */
  readonly resume?: string | undefined
  /**
   * How many times the export may be begun in all. Above 1 it goes on by itself where it breaks off, as long as each time
   * brings it further; no event is delivered twice. Every time costs a request of the hour's sixty.
   *
   * @default 1
   */
  readonly attempts?: number | undefined
}

/** What {@link ReadingOptions} are where nothing is said. */
export const defaults = {
  window: 100_000,
  maxLineBytes: 32 * 1024 * 1024,
  attempts: 1
} as const
