/**
 * The body of a `fetch`, read at the speed of its reader.
 */
import type * as Duration from "effect/Duration"
import { type TimedOut, TransportFailed } from "../ApiError.ts"
import { codeOf } from "./code-of.ts"
import { SilenceTimer } from "./SilenceTimer.ts"

/** A body for one reader, once. It exists before its request does, so that there is always something to close. */
export class FetchedBody implements AsyncIterableIterator<Uint8Array> {
  private readonly silence: SilenceTimer
  private readonly controller = new AbortController()
  private reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  private failure: TimedOut | undefined

  constructor(idleTimeout: Duration.Duration | undefined) {
    this.silence = new SilenceTimer(idleTimeout)
  }

  /** Aborts the request, and the answer that may be on its way. */
  get signal(): AbortSignal {
    return this.controller.signal
  }

  /** Begins to read an answer, which is thrown away when the body has been closed meanwhile. */
  open(stream: ReadableStream<Uint8Array> | null): void {
    this.reader = stream?.getReader()
    if (this.signal.aborted) this.close()
  }

  /** Closes the connection. A `fetch` that does not heed its signal is told by its stream. */
  close(): void {
    this.silence.stop()
    this.controller.abort()
    this.reader?.cancel().catch(() => undefined)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (this.reader === undefined) return { done: true, value: undefined }
    try {
      this.silence.start((error) => {
        this.failure = error
        this.close()
      })
      const { done, value } = await this.reader.read()
      this.silence.stop()
      if (!done) return { done, value }
    } catch (error) {
      this.silence.stop()
      throw this.failure ?? new TransportFailed({ code: codeOf(error), brokeOff: true })
    }
    // A stream that is cancelled ends as if it were complete.
    if (this.failure !== undefined) throw this.failure
    if (this.signal.aborted) throw new TransportFailed({ code: undefined, brokeOff: true })
    // To close it from now on is no failure.
    this.reader = undefined
    return { done: true, value: undefined }
  }

  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.close()
    return { done: true, value: undefined }
  }
}
