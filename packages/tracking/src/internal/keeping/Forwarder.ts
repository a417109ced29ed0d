/**
 * The keeper that hands over: every call goes into the outbox, and whoever claims it delivers it. A call has ended, as far
 * as this tracker goes, when it is written.
 */
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { OutboxFailed } from "../../TrackingError.ts"
import type { Parcel } from "../Parcel.ts"
import type { Queue } from "../Queue.ts"
import { toEntry } from "./entries.ts"
import type { Keeper, Work } from "./Keeper.ts"
import { type Opened, recovery, topic, waitForIt } from "./Opened.ts"
import { persist } from "./persist.ts"
import type { Settlement } from "./Settlement.ts"

/** The most that is written at once. */
const largestBatch = 500

/** Starts to move parcels from `queue` to an outbox; one that is `synchronous` writes without waiting. */
export const make = Effect.fnUntraced(function* (
  opened: Opened,
  synchronous: boolean,
  queue: Queue,
  settlement: Settlement,
  work: Work
): Effect.fn.Return<Keeper, never, Scope.Scope> {
  const context: Context.Context<never> = yield* Effect.context<never>()
  let held: ReadonlyArray<Parcel> = []

  const claimBatch = Effect.gen(function* () {
    const batch = [yield* queue.claim]
    while (batch.length < largestBatch && queue.size().ready > 0) batch.push(yield* queue.claim)
    return batch
  })

  const write = (parcels: ReadonlyArray<Parcel>) =>
    Effect.gen(function* () {
      const outbox = yield* opened.now
      yield* outbox.accept(parcels.map(toEntry))
      for (const parcel of parcels) {
        parcel.accept()
        work.end(parcel, { outcome: "spooled" })
      }
      work.over(topic)
    })

  const round = Effect.gen(function* () {
    held = yield* claimBatch
    // The first time it may still be on its way, which is no reason to complain.
    yield* Effect.andThen(opened.eventually, write(held)).pipe(
      Effect.tapError((error) => Effect.sync(() => work.warn(topic, () => `${error.message}. ${waitForIt}`))),
      Effect.retry(recovery)
    )
    held = []
  })
  yield* Effect.forkScoped(Effect.forever(Effect.ignore(round), { disableYield: true }))

  /** One that waits is not even begun: it might get through after it has been told as lost. */
  const tryNow = (parcels: ReadonlyArray<Parcel>): OutboxFailed | undefined => {
    const exit = synchronous ? Effect.runSyncExitWith(context)(Effect.result(persist(write(parcels)))) : undefined
    if (exit?._tag !== "Success") return new OutboxFailed({ problem: "unavailable", code: "NOT_SYNCHRONOUS" })
    return exit.value._tag === "Failure" ? exit.value.failure : undefined
  }

  const writeNow = (parcels: ReadonlyArray<Parcel>): void => {
    const error = tryNow(parcels)
    if (error !== undefined) for (const parcel of parcels) work.end(parcel, { outcome: "dropped", error })
  }

  return {
    admitted: () => undefined,
    spool: (parcel) => writeNow([parcel]),
    ended: (parcel, end) => {
      if (parcel.claim !== undefined) settlement.settle(parcel.claim, end)
    },
    writeNow: (parcel) => writeNow([parcel]),
    keepNow: (more) => {
      const left = [...held, ...queue.pending(), ...more].filter(({ end }) => end === undefined)
      if (left.length > 0) writeNow([...new Set(left)])
    }
  }
})
