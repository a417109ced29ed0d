/**
 * A body between the socket that brings it and the reader that takes it. What arrives is gathered until the reader asks,
 * so the more slowly it reads, the larger its pieces are.
 */
import type { TimedOut, TransportFailed } from "../ApiError.ts"
import type { StreamRequest } from "../Transport.ts"
import { SilenceTimer } from "./SilenceTimer.ts"

/** Where the bytes come from. */
export interface Source {
  /** Asks for no more bytes; some that are on their way may still arrive. */
  readonly pause: () => void
  readonly resume: () => void
  /** Ends it early. */
  readonly close: () => void
}

type Result = IteratorResult<Uint8Array, undefined>

const end: Result = { done: true, value: undefined }

/** How much is gathered before the source is paused. */
const mostWaiting = 384 * 1024

/** Memory that is used again: room for that and for what is on its way when the source pauses. */
const blockBytes = 512 * 1024

/** A body for one reader, once. */
export class ReceivedBody implements AsyncIterableIterator<Uint8Array> {
  private readonly source: Source
  private readonly isTransient: boolean
  private readonly silence: SilenceTimer
  /** What has been gathered: the beginning of a block. */
  private block: Uint8Array | undefined
  private gathered = 0
  /** The block that the reader has, and those that it is done with. */
  private lent: Uint8Array | undefined
  private readonly spares: Array<Uint8Array> = []
  private isPaused = false
  private isEnded = false
  private failure: TransportFailed | TimedOut | undefined
  private reader: PromiseWithResolvers<Result> | undefined

  constructor(
    { idleTimeout, isTransient = false }: Pick<StreamRequest, "idleTimeout" | "isTransient">,
    source: Source
  ) {
    this.isTransient = isTransient
    this.silence = new SilenceTimer(idleTimeout)
    this.source = source
  }

  /** Takes in a copy of some bytes. */
  push(bytes: Uint8Array): void {
    if (this.isEnded) return
    this.gather(bytes)
    if (this.reader !== undefined) {
      const value = this.take()
      this.answer(({ resolve }) => resolve({ done: false, value }))
    } else if (this.gathered >= mostWaiting) {
      this.isPaused = true
      this.source.pause()
    }
  }

  /** Says that the last bytes have been pushed. */
  end(): void {
    this.isEnded = true
    this.answer(({ resolve }) => resolve(end))
  }

  /** Says that no more bytes come, though there should be. Those that came are read first. */
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
    if (this.isTransient && this.lent !== undefined) this.spares.push(this.lent)
    this.lent = undefined
    if (this.gathered > 0) {
      const value = this.take()
      this.resume()
      return Promise.resolve({ done: false, value })
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
    this.gathered = 0
    this.end()
    this.source.close()
    return Promise.resolve(end)
  }

  private gather(bytes: Uint8Array): void {
    const needed = this.gathered + bytes.length
    const block = this.block ?? this.spares.pop() ?? new Uint8Array(this.isTransient ? blockBytes : bytes.length)
    this.block = block.length >= needed ? block : enlarged(block, this.gathered, needed)
    this.block.set(bytes, this.gathered)
    this.gathered = needed
  }

  private take(): Uint8Array {
    const { block = new Uint8Array(), gathered } = this
    this.lent = block
    this.block = undefined
    this.gathered = 0
    return block.subarray(0, gathered)
  }

  private resume(): void {
    if (!this.isPaused) return
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

/** A larger block with the same beginning. */
const enlarged = (block: Uint8Array, length: number, needed: number): Uint8Array => {
  const larger = new Uint8Array(Math.max(needed, 2 * block.length))
  larger.set(block.subarray(0, length))
  return larger
}
