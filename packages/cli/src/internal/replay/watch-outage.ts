/**
 * Stops a replay whose calls do not get through any more: in an outage a tracker tries one call after the other for as
 * long as it takes, and somebody may wait who has named the wrong host.
 */
import type { Tracker } from "@tallymark/tracking"

/** A watch over a tracker. */
export interface OutageWatch {
  /** Aborts with the failure when no call has got through for too long. */
  readonly signal: AbortSignal
  readonly end: () => void
}

/** Watches until it is ended, with a patience in milliseconds. A tracker with nothing to send is left alone. */
export const watchOutage = (tracker: Tracker, patience: number, failure: () => Error): OutageWatch => {
  const controller = new AbortController()
  let delivered = 0
  let since = performance.now()
  const look = () => {
    const { stats } = tracker
    if (stats.delivered > delivered || stats.inFlight === 0) {
      delivered = stats.delivered
      since = performance.now()
    } else if (performance.now() - since >= patience) {
      controller.abort(failure())
    }
  }
  const timer = setInterval(look, Math.min(patience / 4, 1000))
  return { signal: controller.signal, end: () => clearInterval(timer) }
}
