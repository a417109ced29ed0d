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

const nothing = { value: undefined, error: undefined, path: undefined }

/**
 * Reads a path now, when it changes, and after every change on the server. No more than one reading is under way: what
 * changes meanwhile is read once more afterwards. Without a path nothing is read.
 */
export const useFresh = <A>(path: string | undefined): Fresh<A> => {
  const state = useSignal<Fresh<A>>(nothing)
  const current = useRef({ path, isReading: false, isStale: false, abort: new AbortController() })

  const refresh = async (): Promise<void> => {
    const own = current.current
    if (own.path === undefined) return
    if (own.isReading) {
      own.isStale = true
      return
    }
    own.isReading = true
    const { path, abort } = own
    const { signal } = abort
    try {
      const value = await read<A>(path, signal)
      if (!signal.aborted) state.value = { value, error: undefined, path }
    } catch (error) {
      if (!signal.aborted) state.value = { value: state.peek().value, error: messageOf(error), path }
    }
    if (signal.aborted) return
    own.isReading = false
    if (own.isStale) {
      own.isStale = false
      await refresh()
    }
  }

  useEffect(() => {
    const own = current.current
    own.abort.abort()
    Object.assign(own, { path, isReading: false, isStale: false, abort: new AbortController() })
    if (path === undefined) state.value = nothing
    void refresh()
    return () => own.abort.abort()
  }, [path])

  useSignalEffect(() => {
    if (pulse.value !== undefined) void refresh()
  })

  return state.value
}
