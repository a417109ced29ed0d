/**
 * Data from the server that stays fresh: it is read again whenever the server says that something has changed.
 */
import { useSignal, useSignalEffect } from "@preact/signals"
import { useEffect, useRef } from "preact/hooks"
import { messageOf, read } from "./api.ts"
import { pulse } from "./live.ts"

/** What was read last, and what went wrong since. */
export interface Fresh<A> {
  readonly value: A | undefined
  readonly error: string | undefined
  /** The path it was read from, which lags behind a path that has just changed. */
  readonly path: string | undefined
}

/** The readings of one path. */
interface Readings {
  readonly path: string | undefined
  readonly abort: AbortController
  isUnderWay: boolean
  isStale: boolean
}

const nothing = { value: undefined, error: undefined, path: undefined }

const readingsOf = (path: string | undefined): Readings => ({
  path,
  abort: new AbortController(),
  isUnderWay: false,
  isStale: false
})

/** How long the server is left alone after a reading, as a multiple of how long that took, and at most in ms. */
const rest = { times: 4, most: 10_000 }

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Reads a path now, when it changes, and after every change on the server. No more than one reading is under way, and a
 * reading that costs the server much is made the less often: whoever looks must not slow down what is looked at. What
 * changes meanwhile is read once more afterwards. Without a path nothing is read.
 */
export const useFresh = <A>(path: string | undefined): Fresh<A> => {
  const state = useSignal<Fresh<A>>(nothing)
  const current = useRef(readingsOf(path))

  const refresh = async (): Promise<void> => {
    const own = current.current
    const { path, abort } = own
    own.isStale = true
    if (path === undefined || own.isUnderWay) return
    own.isUnderWay = true
    while (own.isStale && !abort.signal.aborted) {
      own.isStale = false
      const begin = performance.now()
      try {
        const value = await read<A>(path, abort.signal)
        if (!abort.signal.aborted) state.value = { value, error: undefined, path }
      } catch (error) {
        if (!abort.signal.aborted) state.value = { value: state.peek().value, error: messageOf(error), path }
      }
      await pause(Math.min(rest.most, rest.times * (performance.now() - begin)))
    }
    own.isUnderWay = false
  }

  useEffect(() => {
    current.current.abort.abort()
    current.current = readingsOf(path)
    if (path === undefined) state.value = nothing
    void refresh()
    return () => current.current.abort.abort()
  }, [path])

  useSignalEffect(() => {
    if (pulse.value !== undefined) void refresh()
  })

  return state.value
}
