/**
 * The implementation of {@link FakeClock}: an offset to a source, or a fixed time, and a list of who waits.
 */
import type * as Duration from "effect/Duration"
import { durationMillis, type FakeClock, type TimeInput, type TimeSource, toMillis } from "../FakeClock.ts"

/** Where the clock stands, for a snapshot. */
export interface ClockState {
  /** The time at which the clock stands still, if it does. */
  readonly standing: number | undefined
  /** How far a running clock is ahead of its source. */
  readonly offset: number
}

interface Waiter {
  readonly due: number
  readonly release: () => void
}

/** The longest delay a platform timer takes. */
const longestTimer = 2 ** 31 - 1

/** Real time, by the globals of the moment, so that a test runner's fake timers drive it too. */
const system: TimeSource = {
  now: () => Date.now(),
  sleep: (millis, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(millis, longestTimer))
      signal.addEventListener("abort", () => clearTimeout(timer), { once: true })
    })
}

/** A {@link FakeClock} that can also be saved and put back. */
export class SettableClock implements FakeClock {
  readonly #source: TimeSource
  #state: ClockState
  #waiters: Array<Waiter> = []
  #alarm = new AbortController()
  /** Is told that one more waits. */
  onWait: () => void = () => undefined

  constructor(start: TimeInput | TimeSource | undefined) {
    const isSource = typeof start === "object" && "sleep" in start
    this.#source = isSource ? start : system
    this.#state = { standing: isSource || start === undefined ? undefined : toMillis(start), offset: 0 }
  }

  readonly now = (): number => this.#state.standing ?? this.#source.now() + this.#state.offset

  get isRunning(): boolean {
    return this.#state.standing === undefined
  }

  get waiting(): number {
    return this.#waiters.length
  }

  get state(): ClockState {
    return this.#state
  }

  /** Puts the clock where it stood; nobody is released who would have to wait again. */
  set state(state: ClockState) {
    this.#state = state
    this.#wake()
  }

  set(time: TimeInput): void {
    this.state = { standing: toMillis(time), offset: 0 }
  }

  advance(by: Duration.Input): void {
    const millis = durationMillis(by)
    const { standing, offset } = this.#state
    this.state =
      standing === undefined ? { standing, offset: offset + millis } : { standing: standing + millis, offset }
  }

  resume(): void {
    this.state = { standing: undefined, offset: this.now() - this.#source.now() }
  }

  sleep(duration: Duration.Input, { signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const abort = () => {
        cancel()
        reject(signal?.reason)
      }
      const cancel = this.schedule(duration, () => {
        signal?.removeEventListener("abort", abort)
        resolve()
      })
      signal?.addEventListener("abort", abort, { once: true })
    })
  }

  /** Calls `release` once so much time has passed, while the clock moves; the returned function calls it off. */
  schedule(duration: Duration.Input, release: () => void): () => void {
    const waiter: Waiter = { due: this.now() + durationMillis(duration), release }
    const place = this.#waiters.findLastIndex(({ due }) => due <= waiter.due) + 1
    this.#waiters.splice(place, 0, waiter)
    if (place === 0) this.#wake()
    this.onWait()
    return () => {
      this.#waiters = this.#waiters.filter((other) => other !== waiter)
      if (this.#waiters.length === 0) this.#alarm.abort()
    }
  }

  /** Releases everyone whose time has come and sets the alarm for the next. */
  #wake(): void {
    this.#alarm.abort()
    const now = this.now()
    const due = this.#waiters.filter((waiter) => waiter.due <= now)
    this.#waiters = this.#waiters.slice(due.length)
    for (const waiter of due) waiter.release()
    const next = this.#waiters[0]
    if (next === undefined || !this.isRunning) return
    this.#alarm = new AbortController()
    this.#source.sleep(next.due - now, this.#alarm.signal).then(() => this.#wake())
  }
}
