/**
 * A worker thread, seen from the main thread: it is given compressed days, one at a time, and answers with results.
 *
 * The main thread keeps the connections, the credentials and the limits; inflating, reading and the task run over there.
 */
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads"
import type { BreakReason } from "../../export/ExportIncomplete.ts"
import { Break } from "./Break.ts"
import type { StreamedResponse } from "./open.ts"

/** What a thread needs to know about a day, beside its bytes, which come through the port. */
export interface DayWork {
  readonly task: string
  readonly day: string
  readonly encoding: StreamedResponse["encoding"]
  readonly timeInMs: boolean
  readonly window: number | undefined
  readonly maxLineBytes: number
  readonly skipsBadLines: boolean
  readonly port: MessagePort
}

/** What comes through the port to the thread: bytes, then their end. */
export type ToThread = { readonly piece: Uint8Array } | { readonly end: true }

/** What comes back: a piece is taken, and at last one of the others. */
export type FromThread =
  | { readonly taken: true }
  | { readonly result: unknown }
  | { readonly broken: BreakReason }
  | { readonly error: unknown }

/** How many pieces may be on their way to a thread. */
const mostUntaken = 16

/** The module a thread runs, beside this one; its extension is that of this one, built or not. */
const program = new URL(`./day-thread${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url)

/** One thread. */
export class DayWorker {
  private readonly worker = new Worker(program)

  /** Reads a day over there. Throws a {@link Break} where it breaks off, what the body throws, and what the task throws. */
  async run(
    work: Omit<DayWork, "port" | "encoding">,
    response: StreamedResponse,
    signal: AbortSignal
  ): Promise<unknown> {
    const { port1: port, port2 } = new MessageChannel()
    const { promise: outcome, resolve, reject } = Promise.withResolvers<unknown>()
    const credit = new Credit(mostUntaken)
    port.on("message", (message: FromThread) => {
      if ("taken" in message) credit.add()
      else if ("result" in message) resolve(message.result)
      else reject("broken" in message ? new Break(message.broken) : message.error)
    })
    const gone = (): void => reject(new Error("a worker thread of an export ended before its task"))
    this.worker.once("exit", gone)
    this.worker.once("error", reject)
    signal.addEventListener("abort", gone, { once: true })
    const day: DayWork = { ...work, encoding: response.encoding, port: port2 }
    this.worker.postMessage(day, [port2])
    try {
      const fed = feed(response, port, credit)
      // Whichever ends first; what fails after that has nobody left to tell.
      fed.catch(reject)
      return await outcome
    } finally {
      this.worker.off("exit", gone).off("error", reject)
      signal.removeEventListener("abort", gone)
      port.close()
    }
  }

  /** Ends the thread, whatever it is doing. */
  async close(): Promise<void> {
    await this.worker.terminate()
  }
}

const feed = async ({ body }: StreamedResponse, port: MessagePort, credit: Credit): Promise<void> => {
  for await (const piece of body) {
    // A copy, because the piece may share its memory with others, and memory moves as a whole.
    const bytes = new Uint8Array(piece)
    const message: ToThread = { piece: bytes }
    port.postMessage(message, [bytes.buffer])
    await credit.take()
  }
  const end: ToThread = { end: true }
  port.postMessage(end)
}

/** How much may still be sent. */
class Credit {
  private left: number
  private waiting: (() => void) | undefined

  constructor(left: number) {
    this.left = left
  }

  add(): void {
    this.left++
    this.waiting?.()
  }

  async take(): Promise<void> {
    this.left--
    if (this.left > 0) return
    await new Promise<void>((resolve) => {
      this.waiting = resolve
    })
  }
}
