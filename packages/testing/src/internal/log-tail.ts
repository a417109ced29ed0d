/**
 * The log of a server as NDJSON: one line per request, those that came and those that come.
 */
import type { RecordedRequest } from "../Recorded.ts"
import type { ServerState, StateHolder } from "./server-state.ts"

/** The requests with a number above `sequence`, oldest first. */
const requestsAfter = ({ requests }: ServerState, sequence: number): ReadonlyArray<RecordedRequest> => {
  let start = requests.length
  while (start > 0 && (requests.at(start - 1)?.sequence ?? 0) > sequence) start--
  return requests.toArray().slice(start)
}

const lineOf = ({ at, bytes, ...request }: RecordedRequest): string =>
  `${JSON.stringify({ at: new Date(at).toISOString(), ...request })}\n`

const encoder = new TextEncoder()

/** Streams the log from its beginning; if asked to, follows it until the signal breaks it off. */
export const tail = (holder: StateHolder, follows: boolean, signal: AbortSignal): ReadableStream<Uint8Array> => {
  let last = 0
  let unsubscribe = (): void => {}
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      const settle = () => {
        unsubscribe()
        signal.removeEventListener("abort", settle)
        resolve()
      }
      unsubscribe = holder.subscribe(settle)
      signal.addEventListener("abort", settle, { once: true })
    })
  return new ReadableStream(
    {
      pull: async (controller) => {
        let fresh = requestsAfter(holder.current, last)
        while (follows && fresh.length === 0 && !signal.aborted) {
          await change()
          fresh = requestsAfter(holder.current, last)
        }
        signal.throwIfAborted()
        if (fresh.length > 0) controller.enqueue(encoder.encode(fresh.map(lineOf).join("")))
        if (!follows) controller.close()
        last = fresh.at(-1)?.sequence ?? last
      },
      cancel: () => unsubscribe()
    },
    { highWaterMark: 0 }
  )
}
