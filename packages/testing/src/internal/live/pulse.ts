/**
 * Tells the page that something has changed, as server-sent events: once at the beginning, and after every change, but
 * no more often than it can be drawn.
 */
import type { StateHolder } from "../server-state.ts"

/** How long it waits after one event before the next, in milliseconds of real time. */
const rest = 100

// In real time, also where a test has put a fake timer in place of the global one.
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis

const encoder = new TextEncoder()

const first = "retry: 1000\n"

/** Streams what `describe` says, until the signal breaks it off. */
export const pulse = (
  holder: StateHolder,
  describe: () => unknown,
  signal: AbortSignal
): ReadableStream<Uint8Array> => {
  let hasNews = true
  let wake = (): void => {}
  let cutShort = (): void => {}
  const unsubscribe = holder.subscribe(() => {
    hasNews = true
    wake()
  })
  const settle = (): void => {
    unsubscribe()
    wake()
    cutShort()
  }
  signal.addEventListener("abort", settle, { once: true })
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
    })
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = startTimer(resolve, rest)
      cutShort = () => {
        stopTimer(timer)
        resolve()
      }
    })
  let isFirst = true
  return new ReadableStream(
    {
      pull: async (controller) => {
        if (!isFirst) await pause()
        if (!hasNews && !signal.aborted) await change()
        signal.throwIfAborted()
        hasNews = false
        controller.enqueue(encoder.encode(`${isFirst ? first : ""}data: ${JSON.stringify(describe())}\n\n`))
        isFirst = false
      },
      cancel: settle
    },
    { highWaterMark: 0 }
  )
}
