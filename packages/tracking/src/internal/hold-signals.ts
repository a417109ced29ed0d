/**
 * Holds signals up that ask the process to end, until what has to be done before is done.
 */

/** A signal that is held up. */
interface Held {
  /** How many are not done yet. */
  holders: number
  /** Whether the product handles it, and so decides what comes of it. */
  isHandled: boolean
}

const held = new Map<NodeJS.Signals, Held>()

/** The listeners of everybody who holds signals up; all others are the product's. */
const own = new Set<unknown>()

/**
 * Calls `finish` at the first of the signals, and raises it again when everybody who holds it up is done, unless the
 * product handles it. From the first signal on, another one does what it does by default. Returns a function that lets go.
 */
export const holdSignals = (signals: ReadonlyArray<NodeJS.Signals>, finish: () => Promise<void>): (() => void) => {
  const letGo = (): void => {
    for (const signal of signals) process.off(signal, onSignal)
    own.delete(onSignal)
  }

  const onSignal = async (signal: NodeJS.Signals): Promise<void> => {
    const state = held.get(signal) ?? { holders: 0, isHandled: false }
    held.set(signal, state)
    state.holders++
    state.isHandled ||= process.rawListeners(signal).some((listener) => !own.has(listener))
    letGo()
    await finish()
    if (--state.holders > 0) return
    held.delete(signal)
    if (!state.isHandled && process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }

  own.add(onSignal)
  // First, to see also those listeners of the product that go when they are called.
  for (const signal of signals) process.prependListener(signal, onSignal)
  return letGo
}
