/**
 * Who has a call from the moment it is made until it ends: the queue in memory, the outbox behind it, and the book that
 * counts both.
 */

import type { Warnings } from "@tallymark/core"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Settings } from "../Options.ts"
import type { Claim } from "../Outbox.ts"
import { QueueFull, TrackerClosed } from "../TrackingError.ts"
import { callHook } from "./hook.ts"
import { Intake } from "./Intake.ts"
import type { Keep, Kept, Work } from "./keeping/Keeper.ts"
import * as Room from "./keeping/Room.ts"
import { Ledger } from "./Ledger.ts"
import type { Call, End, Parcel } from "./Parcel.ts"
import { makeQueue, type Queue, type Size } from "./Queue.ts"

/** Parcels in good hands. */
export interface Custody {
  readonly ledger: Ledger
  /** What senders deliver. */
  readonly outgoing: Queue
  /** Takes a new parcel. */
  readonly take: (parcel: Parcel) => void
  /** Takes a new parcel and writes it down before it returns. */
  readonly takeNow: (parcel: Parcel) => void
  /** Ends a parcel that was refused before it was anybody's. */
  readonly refuse: (parcel: Parcel, end: End) => void
  /** Ends a parcel that was delivered or given up. */
  readonly settle: (parcel: Parcel, end: End) => void
  /** Everything that has not ended, oldest first. */
  readonly pending: () => ReadonlyArray<Parcel>
  readonly oldest: () => Parcel | undefined
  /** How much is in memory; `waiting` for room. */
  readonly size: () => Size & { readonly waiting: number }
  /** Takes no more calls out of the outbox. */
  readonly stop: () => void
  /** Ends everything: what is written down stays where it is, and the rest is dropped. */
  readonly abandon: () => void
}

/** Starts to look after parcels; `restore` makes one of a call that lay in the outbox. */
export const make = Effect.fnUntraced(function* (
  settings: Settings,
  warnings: Warnings,
  keep: Keep,
  restore: (call: Call, claim: Claim) => Parcel
): Effect.fn.Return<Custody, never, Scope.Scope> {
  const ledger = new Ledger()
  const outgoing = makeQueue(settings.queue)
  const fresh = deliversFromMemory(settings) ? outgoing : makeQueue(settings.queue)
  const room = Room.make(placesFor(settings))
  const full = new QueueFull(settings.queue)
  let isFull = false

  const tell = (hook: () => unknown): void =>
    callHook(hook, () => warnings.once("hook", () => "a hook threw, and was ignored"))

  const finish = (parcel: Parcel, end: End, entered: boolean): void => {
    if (parcel.end !== undefined) return
    parcel.finish(end)
    if (parcel.isRestored) room.leave()
    ledger.close(parcel, end, entered)
    const { onDelivered, onDropped } = settings
    if (end.outcome === "dropped") {
      if (onDropped !== undefined) tell(() => onDropped(parcel.describe(), end.error))
    } else if (onDelivered !== undefined && end.outcome === "delivered") {
      tell(() => onDelivered({ ...parcel.describe(), outcome: "delivered" }))
    }
  }

  /** Ends a parcel, and lets the next ones in. */
  const end = (parcel: Parcel, end: End): void => {
    outgoing.acknowledge(parcel)
    fresh.acknowledge(parcel)
    finish(parcel, end, true)
    door.admit()
    back.admit()
    if (isFull && isHalfEmpty()) {
      isFull = false
      warnings.over("queue")
    }
  }

  const work: Work = {
    end,
    warn: (topic, message) => warnings.once(topic, message),
    over: (topic) => warnings.over(topic)
  }

  const drop = (parcel: Parcel): void => {
    isFull = true
    warnings.once("queue", () => `${full.message}; dropping calls`)
    finish(parcel, { outcome: "dropped", error: full }, true)
  }

  const door = new Intake(fresh, settings.queue, {
    admitted: (parcel) => {
      if (parcel.claim !== undefined) return
      ledger.totals.accepted++
      keeper.admitted(parcel)
    },
    spool: (parcel) => {
      ledger.totals.accepted++
      keeper.spool(parcel)
    },
    drop
  })
  /** The door for calls of the outbox. Where it is the same one, they wait in one line with the new calls. */
  const back =
    fresh === outgoing ? door : new Intake(outgoing, settings.queue, { admitted: () => undefined, spool: drop, drop })

  const { keeper, stop }: Kept = yield* keep({
    ...work,
    settings,
    fresh,
    room: room.free,
    restore: (call, claim) => {
      const parcel = restore(call, claim)
      ledger.enter(parcel)
      ledger.totals.restored++
      room.enter()
      back.restore(parcel)
    },
    evicted: (entries) => {
      ledger.drop("OutboxFailed", entries.length)
      warnings.once("evicted", () => "the outbox is full; dropping its oldest calls")
    }
  })

  const size = () => {
    const [one, other] = [outgoing.size(), fresh === outgoing ? undefined : fresh.size()]
    return {
      pending: one.pending + (other?.pending ?? 0),
      claimed: one.claimed + (other?.claimed ?? 0),
      ready: one.ready + (other?.ready ?? 0),
      bytes: one.bytes + (other?.bytes ?? 0),
      waiting: door.waiting
    }
  }

  /** Room for half of what the queue holds ends the time in which it was full; less would end it with each delivery. */
  const isHalfEmpty = (): boolean => {
    const { pending, bytes, waiting } = size()
    return waiting === 0 && pending <= settings.queue.maxEvents / 2 && bytes <= settings.queue.maxBytes / 2
  }

  const pending = (): ReadonlyArray<Parcel> =>
    [...new Set([...outgoing.pending(), ...fresh.pending(), ...door.parked(), ...back.parked()])].filter(
      (parcel) => parcel.end === undefined
    )

  return {
    ledger,
    outgoing,
    take: (parcel) => {
      ledger.enter(parcel)
      door.offer(parcel)
    },
    takeNow: (parcel) => {
      ledger.enter(parcel)
      keeper.writeNow(parcel)
      if (parcel.end?.outcome === "spooled") ledger.totals.accepted++
    },
    refuse: (parcel, end) => finish(parcel, end, false),
    settle: (parcel, outcome) => {
      // First, because whoever waits for the end may close the outbox.
      keeper.ended(parcel, outcome)
      end(parcel, outcome)
    },
    pending,
    oldest: () => outgoing.oldest() ?? fresh.oldest(),
    size,
    stop,
    abandon: () => {
      const parked = door.clear()
      keeper.keepNow(parked)
      const left = [...pending(), ...parked].filter((parcel) => parcel.end === undefined)
      for (const queue of [outgoing, fresh]) while (queue.evict() !== undefined);
      back.clear()
      for (const parcel of left) {
        const isKept = parcel.claim !== undefined
        end(parcel, isKept ? spooled : { outcome: "dropped", error: parcel.unkept ?? new TrackerClosed() })
      }
    }
  }
})

const spooled: End = { outcome: "spooled" }

/** Whether calls are delivered from memory, or all of them through the outbox. */
const deliversFromMemory = ({ outbox, deliver }: Settings): boolean =>
  outbox === undefined || (outbox.isWriteAhead && deliver)

/** As many calls of a file as two claims bring. */
const enough = 1000

/**
 * How many calls of the outbox may be in memory: what keeps the senders busy until more are claimed, and no more, because
 * they are as safe where they are. What is claimed of a shared one costs everybody, and waits for a lease when its process
 * dies. New calls keep half of the queue.
 */
const placesFor = ({ concurrency, outbox, queue }: Settings): number => {
  const soon = 4 * concurrency
  const half = Math.max(1, Math.floor(queue.maxEvents / 2))
  return Math.min(half, outbox?.isWriteAhead === false ? soon : Math.max(enough, soon))
}
