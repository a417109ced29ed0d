/**
 * A clean end for a process that is told to stop: what is queued is delivered, as far as time allows, before the signal
 * does what it would have done.
 */
import type * as Duration from "effect/Duration"
import { holdSignals } from "./internal/hold-signals.ts"
import { callHook } from "./internal/hook.ts"
import type { FlushReport, Tracker } from "./Tracker.ts"

/** Settings of {@link flushOnExit}. */
export interface FlushOnExitOptions {
  /**
   * How long the process may be held up.
   *
   * @default "5 seconds"
   */
  readonly timeout?: Duration.Input | undefined
  /**
   * The signals to wait on.
   *
   * @default ["SIGTERM", "SIGINT"]
   */
  readonly signals?: ReadonlyArray<NodeJS.Signals> | undefined
  /** Called with what became of the calls, before the process goes on to end. */
  readonly onFlushed?: ((report: FlushReport) => void) | undefined
}

/**
 * Closes trackers when the process is about to end: on `SIGTERM` and `SIGINT`, and when there is nothing left to do.
 *
 * **Details**
 *
 * After a signal the trackers are closed with the deadline given, and the signal is raised again, so that the process ends
 * as it would have without us; if the product handles the signal too, that handler decides how the process ends. A second
 * signal ends the process at once. Several calls hold the process up together, until the last tracker is closed. Returns a
 * function that stops listening.
 *
 * With an outbox nothing is lost without this either: it makes the difference between "sent now" and "sent at the next
 * start".
 *
 * **Example**
 *
 * ```ts no-run
 * // It waits for a signal.
 * import { createTracker, flushOnExit } from "@tallymark/tracking/node"
 *
 * const tracker = createTracker({ key: "0123456789abcdef0123456789abcdef01234567" })
 * flushOnExit(tracker, { timeout: "3 seconds" })
 * ```
 */
export const flushOnExit = (
  trackers: Pick<Tracker, "close" | "flush"> | ReadonlyArray<Pick<Tracker, "close" | "flush">>,
  { timeout = "5 seconds", signals = ["SIGTERM", "SIGINT"], onFlushed }: FlushOnExitOptions = {}
): (() => void) => {
  const all = Array.isArray(trackers) ? trackers : [trackers]

  const tell = (reports: ReadonlyArray<FlushReport>): void => {
    if (onFlushed === undefined) return
    // A hook that throws must not change how the process ends.
    for (const report of reports)
      callHook(
        () => onFlushed(report),
        () => undefined
      )
  }

  // Not closed: what comes before the end may record more, and goes out while the process waits for its last answers.
  const onBeforeExit = async (): Promise<void> => {
    process.off("beforeExit", onBeforeExit)
    tell(await Promise.all(all.map((tracker) => tracker.flush({ timeout }))))
  }

  const letGo = holdSignals(signals, async () => {
    process.off("beforeExit", onBeforeExit)
    tell(await Promise.all(all.map((tracker) => tracker.close({ timeout }))))
  })

  process.on("beforeExit", onBeforeExit)
  return () => {
    process.off("beforeExit", onBeforeExit)
    letGo()
  }
}
