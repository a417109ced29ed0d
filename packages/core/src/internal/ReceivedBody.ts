/**
 * The pieces of a body between the socket that brings them and the reader that takes them.
 */
import type * as Duration from "effect/Duration"
import type { TimedOut, TransportFailed } from "../ApiError.ts"
import { SilenceTimer } from "./SilenceTimer.ts"

/** Where the pieces come from. */
export interface Source {
  /** Asks for no more pieces; one that is on its way may still arrive. */
  readonly pause: () => void
  readonly resume: () => void
  /** Ends it early. */
  readonly close: () => void
}

type Result = IteratorResult<Uint8Array, undefined>

const end: Result = { done: true, value: undefined }

/** Bytes that may lie here before the source is paused. */
const mostWaiting = 256 * 1024

/** A body for one reader, once. */
export class ReceivedBody implements AsyncIterableIterator<Uint8Array> {
  private readonly source: Source
  private readonly silence: SilenceTimer
  private readonly pieces: Array<Uint8Array> = []
  private waiting = 0
  private isPaused = false
  private isEnded = false
  private failure: TransportFailed | TimedOut | undefined
  private reader: PromiseWithResolvers<Result> | undefined

  constructor(idleTimeout: Duration.Duration | undefined, source: Source) {
    this.silence = new SilenceTimer(idleTimeout)
    this.source = source
  }

  /** Takes in a piece. */
  push(piece: Uint8Array): void {
    if (this.isEnded) return
    if (this.reader !== undefined) {
      this.answer(({ resolve }) => resolve({ done: false, value: piece }))
      return
    }
    this.pieces.push(piece)
    this.waiting += piece.length
    if (this.waiting < mostWaiting) return
    this.isPaused = true
    this.source.pause()
  }

  /** Says that the last piece has been pushed. */
  end(): void {
    this.isEnded = true
    this.answer(({ resolve }) => resolve(end))
  }

  /** Says that no more pieces come, though there should be. Those that came are read first. */
  fail(failure: TransportFailed | TimedOut): void {
    if (this.isEnded) return
    this.isEnded = true
    this.failure = failure
    this.answer(({ reject }) => reject(failure))
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<Result> {
    const piece = this.pieces.shift()
    if (piece !== undefined) {
      this.waiting -= piece.length
      this.resume()
      return Promise.resolve({ done: false, value: piece })
    }
    if (this.failure !== undefined) return Promise.reject(this.failure)
    if (this.isEnded) return Promise.resolve(end)
    this.reader = Promise.withResolvers()
    this.silence.start((timedOut) => {
      this.fail(timedOut)
      this.source.close()
    })
    return this.reader.promise
  }

  return(): Promise<Result> {
    this.pieces.length = 0
    this.end()
    this.source.close()
    return Promise.resolve(end)
  }

  private resume(): void {
    if (!this.isPaused || this.waiting >= mostWaiting) return
    this.isPaused = false
    this.source.resume()
  }

  private answer(settle: (reader: PromiseWithResolvers<Result>) => void): void {
    const { reader } = this
    if (reader === undefined) return
    this.silence.stop()
    this.reader = undefined
    settle(reader)
  }
}
