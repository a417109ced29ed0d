/**
 * The book that a replay keeps: what became of each line, told to the caller now and then.
 */
import type { ExportLine } from "@tallymark/core"
import * as Duration from "effect/Duration"

/** What became of the lines so far. `lines` is the sum of all the others. */
export interface ReplayCounts {
  /** Lines read. */
  readonly lines: number
  /** Events delivered. Here and below, what is safe in a tracker's spool file counts as delivered. */
  readonly recorded: number
  /** Lines of properties delivered. */
  readonly set: number
  /** Aliases delivered. */
  readonly aliased: number
  /** Lines that are no export lines. */
  readonly malformed: number
  /** Lines the tracker refused, such as a value too long for the service, or gave up on. */
  readonly rejected: number
  /** Lines without anything in them. */
  readonly blank: number
  /** Lines handed to the tracker whose end is not known yet. */
  readonly pending: number
}

/** What a replay tells while it runs. A callback that throws stops it. */
export interface ReplayCallbacks {
  /** Called now and then while the replay runs, and once at its end. */
  readonly onProgress?: ((counts: ReplayCounts) => void) | undefined
  /**
   * The least time between two calls of `onProgress`.
   *
   * @default "100 millis"
   */
  readonly progressInterval?: Duration.Input | undefined
  /** Called for each line that cannot be read. The first line is number 1. The reason does not repeat the line. */
  readonly onMalformed?: ((lineNumber: number, reason: string) => void) | undefined
  /** Called for each line the tracker refused or could not deliver, with the error of its receipt. */
  readonly onRejected?: ((lineNumber: number, error: unknown) => void) | undefined
}

/** Counts lines and their ends; tells the caller of each malformed and rejected one. */
export interface Tally {
  readonly counts: () => ReplayCounts
  /** Counts a line as read and answers its number. */
  readonly next: () => number
  readonly blank: () => void
  readonly malformed: (lineNumber: number, reason: string) => void
  /** Follows a line to its end. The promise rejects only when a callback throws. */
  readonly follow: (lineNumber: number, kind: ExportLine["_tag"], receipt: PromiseLike<unknown>) => Promise<void>
  /** Tells the caller of the progress, however short a while ago that was done. */
  readonly reportLast: () => void
  /** Ends all callbacks: what becomes of lines after this is no longer the caller's concern. */
  readonly close: () => void
}

const delivered = { Record: "recorded", Set: "set", Alias: "aliased" } as const satisfies Record<
  ExportLine["_tag"],
  keyof ReplayCounts
>

/** Opens a book in which every count is zero. */
export const makeTally = ({ onMalformed, onProgress, onRejected, progressInterval }: ReplayCallbacks): Tally => {
  const counts = { lines: 0, recorded: 0, set: 0, aliased: 0, malformed: 0, rejected: 0, blank: 0, pending: 0 }
  const interval = Duration.toMillis(Duration.fromInputUnsafe(progressInterval ?? "100 millis"))
  let reportedAt = performance.now()
  let isOpen = true

  const report = (): void => {
    if (onProgress === undefined) return
    const now = performance.now()
    if (now - reportedAt < interval) return
    reportedAt = now
    onProgress({ ...counts })
  }

  return {
    counts: () => ({ ...counts }),
    next: () => {
      report()
      return ++counts.lines
    },
    blank: () => {
      counts.blank++
    },
    malformed: (lineNumber, reason) => {
      counts.malformed++
      onMalformed?.(lineNumber, reason)
    },
    follow: async (lineNumber, kind, receipt) => {
      counts.pending++
      let failure: { readonly error: unknown } | undefined
      try {
        await receipt
      } catch (error) {
        failure = { error }
      }
      if (!isOpen) return
      counts.pending--
      if (failure === undefined) {
        counts[delivered[kind]]++
      } else {
        counts.rejected++
        onRejected?.(lineNumber, failure.error)
      }
      report()
    },
    reportLast: () => onProgress?.({ ...counts }),
    close: () => {
      isOpen = false
    }
  }
}
