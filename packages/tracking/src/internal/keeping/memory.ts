/** The keeper of a tracker without an outbox: a call is as safe as the memory it is in. */
import * as Effect from "effect/Effect"
import { OutboxFailed } from "../../TrackingError.ts"
import type { Keep, Keeper } from "./Keeper.ts"

/** Keeps nothing. */
export const keepInMemory: Keep = ({ end }) => {
  const refuse: Keeper["writeNow"] = (parcel) => {
    end(parcel, { outcome: "dropped", error: new OutboxFailed({ problem: "unavailable", code: "NO_OUTBOX" }) })
  }
  const keeper: Keeper = {
    admitted: (parcel) => parcel.accept(),
    spool: refuse,
    ended: nothing,
    writeNow: refuse,
    keepNow: nothing
  }
  return Effect.succeed({ keeper, stop: nothing })
}

const nothing = (): void => undefined
