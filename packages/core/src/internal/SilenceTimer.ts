/**
 * Measures how long the reader of a body waits for its next piece.
 */
import * as Duration from "effect/Duration"
import { TimedOut } from "../ApiError.ts"

/** Timers count in 31 bits. A deadline further away than that, 24 days, is none. */
export const longestTimer = 2 ** 31 - 1

/** How long a reader waits for its next piece when nobody says. */
const defaultSilence = Duration.seconds(60)

/** A deadline that starts anew with every wait. */
export class SilenceTimer {
  private readonly after: Duration.Duration
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(after: Duration.Duration = defaultSilence) {
    this.after = after
  }

  /** Begins a wait; `onTimeout` is called when it takes too long. */
  start(onTimeout: (error: TimedOut) => void): void {
    const millis = Duration.toMillis(this.after)
    if (millis > longestTimer) return
    this.timer = setTimeout(() => onTimeout(new TimedOut({ after: this.after })), millis)
  }

  /** Ends a wait. */
  stop(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }
}
