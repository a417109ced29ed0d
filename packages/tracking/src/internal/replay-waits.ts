/**
 * Waits that end when a signal aborts, for a loop that waits for one thing at a time.
 *
 * `Promise.race` against one long-lived promise would keep a reaction per wait alive until the end, which for a file of
 * millions of lines is a leak. Here one listener serves every wait.
 */

/** Waits for the promise, or rejects with the signal's reason as soon as it aborts. */
export type Wait = <A>(promise: PromiseLike<A>) => Promise<A>

/** A `Wait` bound to the signal, and what to call once no more waits follow. */
export const waitsUntilAborted = (signal: AbortSignal): { readonly wait: Wait; readonly release: () => void } => {
  let interrupt: ((reason: unknown) => void) | undefined
  const onAbort = () => interrupt?.(signal.reason)
  signal.addEventListener("abort", onAbort)
  return {
    wait: (promise) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        interrupt = reject
        promise.then(resolve, reject)
      }),
    release: () => signal.removeEventListener("abort", onAbort)
  }
}

/** The same values, read one at a time; an abort ends the reading even while the source says nothing. */
export async function* readUntilAborted<A>(
  source: AsyncIterable<A> | Iterable<A>,
  wait: Wait
): AsyncGenerator<A, void, undefined> {
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  let ended = false
  try {
    while (true) {
      const next = await wait(Promise.resolve(iterator.next()))
      if (next.done === true) {
        ended = true
        return
      }
      yield next.value
    }
  } finally {
    // Not awaited: a generator in the middle of a read that never answers would not answer this either.
    if (!ended) Promise.resolve(iterator.return?.()).catch(() => undefined)
  }
}
