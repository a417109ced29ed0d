/**
 * The keeper that writes ahead: a call is delivered from memory, and written down first so that it survives the process.
 *
 * Many calls share one commit. It comes a moment after the first of them, so that a burst costs a microsecond per call and
 * a single call does not wait for others. A call that has been delivered by then is never written at all.
 */
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Latch from "effect/Latch"
import type * as Scope from "effect/Scope"
import type { Claim, Outbox, WriteAheadOutbox } from "../../Outbox.ts"
import type { OutboxFailed } from "../../TrackingError.ts"
import type { End, Parcel } from "../Parcel.ts"
import { toEntry } from "./entries.ts"
import type { Keeper, Work } from "./Keeper.ts"
import { deliveredAnyway, gathering, type Opened, topic } from "./Opened.ts"
import { persist } from "./persist.ts"
import { isHopeless, type Settlement } from "./Settlement.ts"

/** How long to wait before writing is tried again. */
const pause = "1 second"

/** The most that one commit holds, so that none holds up the process for long. */
const largestCommit = 500

const spooled: End = { outcome: "spooled" }

/** Starts a journal over an outbox. */
export const make = Effect.fnUntraced(function* (
  opened: Opened<WriteAheadOutbox>,
  settlement: Settlement,
  work: Work
): Effect.fn.Return<Keeper, never, Scope.Scope> {
  const wake = Latch.makeUnsafe(false)
  let isAwake = false
  /** Parcels in memory that are not written yet. */
  let unwritten: Array<Parcel> = []
  /** Parcels that have no room in memory. */
  let aside: Array<Parcel> = []
  const context: Context.Context<never> = yield* Effect.context<never>()

  const writeAhead = (outbox: WriteAheadOutbox) =>
    Effect.gen(function* () {
      while (unwritten.length > 0) {
        const batch = unwritten.slice(0, largestCommit).filter(isWorthWriting)
        if (batch.length > 0) {
          const claims = yield* outbox.acceptClaimed(batch.map(toEntry))
          for (const [index, parcel] of batch.entries()) written(parcel, claims[index])
        }
        unwritten = unwritten.slice(largestCommit)
      }
    })

  /** It may have ended while it was being written. */
  const written = (parcel: Parcel, claim: Claim | undefined): void => {
    // With the parcel for its entry: a queue need not hold its texts twice.
    parcel.claim = claim && { ...claim, entry: parcel }
    if (parcel.end === undefined) parcel.accept()
    else if (parcel.claim !== undefined) settlement.settle(parcel.claim, parcel.end)
  }

  const writeAside = (outbox: Outbox) =>
    Effect.gen(function* () {
      while (aside.length > 0) {
        const batch = aside.slice(0, largestCommit)
        yield* outbox.accept(batch.map(toEntry))
        aside = aside.slice(batch.length)
        for (const parcel of batch) work.end(parcel, spooled)
      }
    })

  const commit: Effect.Effect<void, OutboxFailed> = Effect.flatMap(opened.now, (outbox) =>
    Effect.andThen(writeAhead(outbox), writeAside(outbox))
  )

  const isIdle = (): boolean => unwritten.length + aside.length === 0

  /** What cannot be written stays in memory, is told, and is tried again. What has no room in memory is lost. */
  const failed = (error: OutboxFailed): void => {
    // Delivered without it meanwhile; an outbox that stays away must not hold on to them.
    unwritten = unwritten.filter(isWorthWriting)
    if (error.problem === "busy") return
    work.warn(topic, () => `${error.message}. ${deliveredAnyway}`)
    for (const parcel of unwritten) if (parcel.unkept === undefined) parcel.fail(error)
    for (const parcel of aside) work.end(parcel, { outcome: "dropped", error })
    aside = []
  }

  const tryCommit = Effect.matchEffect(commit, {
    onSuccess: () => Effect.sync(() => work.over(topic)),
    onFailure: (error) =>
      Effect.andThen(
        Effect.sync(() => failed(error)),
        Effect.sleep(pause)
      )
  })

  const round = Effect.gen(function* () {
    yield* wake.await
    yield* Effect.sleep(gathering)
    yield* tryCommit
    if (!isIdle()) return
    wake.closeUnsafe()
    isAwake = false
  })
  yield* Effect.forkScoped(Effect.forever(round, { disableYield: true }))

  /** The round begins once the caller is done, who does not pay for it. */
  const wakeSoon = (): void => {
    if (isAwake) return
    isAwake = true
    queueMicrotask(() => wake.openUnsafe())
  }

  const runNow = <A>(effect: Effect.Effect<A, OutboxFailed>) => Effect.runSyncExitWith(context)(Effect.result(effect))

  const runLast = <A>(effect: Effect.Effect<A, OutboxFailed>) => runNow(persist(effect))

  const commitNow = (run: typeof runNow): void => {
    const exit = run(Effect.andThen(commit, settlement.now))
    if (exit._tag === "Success" && exit.value._tag === "Failure") failed(exit.value.failure)
  }

  return {
    admitted: (parcel) => {
      unwritten.push(parcel)
      wakeSoon()
    },
    spool: (parcel) => {
      aside.push(parcel)
      // Nothing else bounds them.
      if (aside.length >= largestCommit) commitNow(runNow)
      wakeSoon()
    },
    ended: (parcel, end) => {
      // One that is not written yet is looked at when its turn comes.
      if (parcel.claim !== undefined) settlement.settle(parcel.claim, end)
    },
    writeNow: (parcel) => {
      const exit = runLast(Effect.flatMap(opened.now, (outbox) => outbox.accept([toEntry(parcel)])))
      if (exit._tag === "Failure") throw exit.cause
      const { value } = exit
      work.end(parcel, value._tag === "Success" ? spooled : { outcome: "dropped", error: value.failure })
    },
    keepNow: (more) => {
      aside.push(...more)
      commitNow(runLast)
    }
  }
})

/** Whether a parcel is still on its way, or has become a dead letter before it was written. */
const isWorthWriting = ({ end }: Parcel): boolean =>
  end === undefined || (end.outcome === "dropped" && isHopeless(end.error))
