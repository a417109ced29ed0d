/**
 * Counts what happens to calls, and lets a flush wait for those made before it.
 */
import * as Effect from "effect/Effect"
import type { End, Parcel } from "./Parcel.ts"
import { reasonOf } from "./reason.ts"

/** The running totals of a tracker. */
export interface Totals {
  /** Calls that found a place in the queue or in the outbox. */
  accepted: number
  /** Calls of the outbox that this tracker has claimed. */
  restored: number
  delivered: number
  /** Attempts beyond the first of each call. */
  retried: number
  dropped: number
  /** Calls left in the outbox, for whoever claims them next. */
  spooled: number
}

/** What became of the calls a flush waited for. */
export interface Tally {
  delivered: number
  spooled: number
  dropped: number
  /** Those that have not ended yet. */
  pending: number
}

interface Wait {
  readonly through: number
  readonly tally: Tally
  readonly waiters: Set<() => void>
  /** How many flushes share it. */
  flushes: number
}

/** A wait that a flush has begun, and leaves when it is done or out of time. */
export interface Begun {
  /** What has become of its calls since it began. */
  readonly tally: () => Tally
  readonly done: Effect.Effect<void>
  readonly leave: () => void
}

/** The book of a tracker. */
export class Ledger {
  readonly totals: Totals = { accepted: 0, restored: 0, delivered: 0, retried: 0, dropped: 0, spooled: 0 }
  readonly droppedByReason: Record<string, number> = {}
  private waits: Array<Wait> = []
  private last = 0
  private open = 0

  /** Enters a call that is on its way. */
  enter(parcel: Parcel): void {
    this.last = parcel.sequence
    this.open++
  }

  /** Closes the entry of a call. `entered` is false for a call that was refused before it got on its way. */
  close(parcel: Parcel, end: End, entered: boolean): void {
    this.totals[end.outcome]++
    if (end.outcome === "dropped") {
      const reason = reasonOf(end.error)
      this.droppedByReason[reason] = (this.droppedByReason[reason] ?? 0) + 1
    }
    if (!entered) return
    this.open--
    for (const wait of this.waits) {
      if (parcel.sequence > wait.through) continue
      wait.tally[end.outcome]++
      wait.tally.pending--
      if (wait.tally.pending === 0) this.release(wait)
    }
  }

  /** Counts calls as dropped that no parcel stands for. */
  drop(reason: string, calls: number): void {
    this.totals.dropped += calls
    this.droppedByReason[reason] = (this.droppedByReason[reason] ?? 0) + calls
  }

  /**
   * The wait for every call made so far, and what has become of them. Overlapping flushes of the same calls share one
   * entry, which is kept up to date until the last of them leaves.
   */
  begin(): Begun {
    const shared = this.waits.find(({ through }) => through === this.last)
    const wait = shared ?? {
      through: this.last,
      tally: { delivered: 0, spooled: 0, dropped: 0, pending: this.open },
      waiters: new Set<() => void>(),
      flushes: 0
    }
    if (shared === undefined && wait.tally.pending > 0) this.waits.push(wait)
    wait.flushes++
    const before = { ...wait.tally }
    const done = Effect.callback<void>((resume) => {
      if (wait.tally.pending === 0) return resume(Effect.void)
      const waiter = (): void => resume(Effect.void)
      wait.waiters.add(waiter)
      return Effect.sync(() => wait.waiters.delete(waiter))
    })
    const leave = (): void => {
      if (--wait.flushes === 0) this.forget(wait)
    }
    const tally = (): Tally => ({
      delivered: wait.tally.delivered - before.delivered,
      spooled: wait.tally.spooled - before.spooled,
      dropped: wait.tally.dropped - before.dropped,
      pending: wait.tally.pending
    })
    return { tally, done, leave }
  }

  private release(wait: Wait): void {
    this.forget(wait)
    for (const waiter of wait.waiters) waiter()
  }

  private forget(wait: Wait): void {
    this.waits = this.waits.filter((other) => other !== wait)
  }
}
