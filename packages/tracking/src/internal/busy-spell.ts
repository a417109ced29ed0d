/**
 * Tells a platform how long it is needed: from the first call on its way until none is.
 */
import type { TrackerOptions } from "../Options.ts"
import type { FlushReport } from "../Tracker.ts"
import { callHook } from "./hook.ts"

/** What a spell looks at. */
export interface Work {
  readonly flush: () => Promise<FlushReport>
  readonly waitUntil: TrackerOptions["waitUntil"]
  readonly onFailure: () => void
}

/** Makes the function to call after each call of the product. */
export const busySpells = ({ flush, waitUntil, onFailure }: Work): (() => void) => {
  if (waitUntil === undefined) return () => undefined
  let isBusy = false
  let isCalled = false

  /** A flush waits for the calls made before it. Others may have come since; what is stuck is not waited for twice. */
  const spell = async (): Promise<void> => {
    while (isCalled) {
      isCalled = false
      await flush()
    }
    isBusy = false
  }

  return () => {
    isCalled = true
    if (isBusy) return
    isBusy = true
    // Only afterwards: the caller does not pay for it, and its other calls of this turn are part of the spell.
    const promise = Promise.resolve().then(spell)
    callHook(() => waitUntil(promise), onFailure)
  }
}
