/**
 * Everybody who waits for something to arrive. They are asked again after arrivals, once per turn of the event loop.
 */
import * as Duration from "effect/Duration"
import { durationMillis } from "../FakeClock.ts"
import { type Recordings, WaitTimedOut } from "../Recordings.ts"
import { describeArrivals } from "./arrivals-text.ts"
import type { StateHolder } from "./server-state.ts"

interface Waiter {
  /** Whether it is satisfied and gone. */
  readonly ask: () => boolean
  readonly fail: (error: Error) => void
}

// Patience is in real time, also where a test has put a fake timer in place of the global one.
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis

/** The waiting list of a server. */
export class Waiters {
  readonly #waiters = new Set<Waiter>()
  #isAsking = false

  constructor(holder: StateHolder) {
    holder.subscribe(() => {
      if (this.#isAsking || this.#waiters.size === 0) return
      this.#isAsking = true
      queueMicrotask(() => {
        this.#isAsking = false
        for (const waiter of this.#waiters) if (waiter.ask()) this.#waiters.delete(waiter)
      })
    })
  }

  /** Resolves with the first result that is not `undefined`, or rejects with an account of what arrived. */
  wait<A>(
    result: () => A | undefined,
    recordings: Recordings,
    subject: string,
    timeout: Duration.Input = "4 seconds"
  ): Promise<A> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        stopTimer(timer)
        this.#waiters.delete(waiter)
        act()
      }
      const waiter: Waiter = {
        ask: () => {
          try {
            const found = result()
            if (found !== undefined) settle(() => resolve(found))
            return found !== undefined
          } catch (error) {
            settle(() => reject(error))
            return true
          }
        },
        fail: (error) => settle(() => reject(error))
      }
      const patience = durationMillis(timeout)
      const timer = startTimer(() => {
        const account = describeArrivals(recordings)
        waiter.fail(
          new WaitTimedOut(
            `${subject} did not arrive within ${Duration.format(Duration.millis(patience))}.\n${account}`
          )
        )
      }, patience)
      this.#waiters.add(waiter)
      waiter.ask()
    })
  }

  /** Fails everybody. */
  failAll(error: Error): void {
    for (const waiter of this.#waiters) waiter.fail(error)
  }
}
