/**
 * Which calls are being answered right now. No part of any snapshot, because a connection is none.
 */
import type { Reply } from "./exchange.ts"

/** Counts running calls by name. */
export class InFlight {
  readonly #running = new Map<string, number>()
  readonly #onLeave: () => void

  constructor(onLeave: () => void) {
    this.#onLeave = onLeave
  }

  /** How many run under a name. */
  of(name: string): number {
    return this.#running.get(name) ?? 0
  }

  /** Begins a call; the returned function ends it, once. */
  enter(name: string): () => void {
    this.#running.set(name, this.of(name) + 1)
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#running.set(name, this.of(name) - 1)
      this.#onLeave()
    }
  }
}

/** The reply, with `leave` called once its body has been read to the end or given up. */
export const whenRead = (reply: Reply, leave: () => void): Reply => {
  if (reply.body instanceof Uint8Array) {
    leave()
    return reply
  }
  const reader = reply.body.getReader()
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read()
          if (value !== undefined) controller.enqueue(value)
          if (!done) return
          leave()
          controller.close()
        } catch (error) {
          leave()
          throw error
        }
      },
      cancel: async (reason) => {
        leave()
        await reader.cancel(reason)
      }
    },
    { highWaterMark: 0 }
  )
  return { ...reply, body }
}
