/**
 * Inflates gzip in Node's thread pool, one slice at a time.
 *
 * A pipeline would throw away the blocks that nobody has taken yet when a body breaks off; here they are kept.
 */
import { createGunzip, type Gunzip } from "node:zlib"
import { Break } from "./Break.ts"

/** Room for what a slice becomes, so that inflating it takes one turn of the thread pool, whose end needs no main thread. */
const blockBytes = 1024 * 1024

/** How much is handed over for inflating at a time, so that few bytes that become many cannot fill the memory. */
const sliceBytes = 32 * 1024

/** One gzip body. */
export class Inflater {
  private readonly gunzip: Gunzip = createGunzip({ chunkSize: blockBytes })
  private readonly sliceBytes: number
  private ready: Array<Buffer> = []
  private work: Promise<void> = Promise.resolve()
  private settle: () => void = () => undefined
  private failure: Break | undefined
  private isEnded = false
  private fed = 0

  /** One who looks at every block at once, and needs none of them later, saves most of the turns that inflating takes. */
  constructor(onBlock?: (block: Buffer) => void) {
    this.sliceBytes = onBlock === undefined ? sliceBytes : Number.POSITIVE_INFINITY
    this.gunzip.on("data", onBlock ?? ((block: Buffer) => this.ready.push(block)))
    this.gunzip.on("end", () => {
      this.isEnded = true
      this.settle()
    })
    this.gunzip.on("error", (error: NodeJS.ErrnoException) => {
      this.failure = new Break({ _tag: error.code === "Z_BUF_ERROR" ? "Cut" : "Corrupt" })
      this.settle()
    })
  }

  /**
   * Takes in a piece, and gives what earlier ones have become while it works on a copy of the last slice of this one, which
   * may be gone by then. Throws a {@link Break} when there is nothing left but a failure.
   */
  async *take(piece: Uint8Array): AsyncGenerator<Buffer, void, undefined> {
    for (let start = 0; start < piece.length; start += this.sliceBytes) {
      const blocks = await this.blocks()
      const slice = piece.subarray(start, start + this.sliceBytes)
      this.write(start + this.sliceBytes < piece.length ? slice : Uint8Array.from(slice))
      yield* blocks
    }
  }

  /** What the pieces have become that were taken in. */
  async *rest(): AsyncGenerator<Buffer, void, undefined> {
    yield* await this.blocks()
  }

  /** Ends the body, and gives what is left of it. Throws a {@link Break} when it must not end here. */
  async *end(): AsyncGenerator<Buffer, void, undefined> {
    yield* await this.blocks()
    if (this.failure !== undefined) throw this.failure
    // A response without a body is complete, whatever it says about its encoding.
    if (this.fed === 0) return
    if (!this.isEnded) {
      this.begin()
      this.gunzip.end()
      yield* await this.blocks()
    }
    // It stops reading where the compression ends, and what follows would be lost in silence.
    if (this.gunzip.bytesWritten < this.fed) throw new Break({ _tag: "Corrupt" })
  }

  /** Gives its memory back. */
  close(): void {
    this.gunzip.destroy()
  }

  private async blocks(): Promise<ReadonlyArray<Buffer>> {
    await this.work
    const { ready } = this
    this.ready = []
    if (ready.length === 0 && this.failure !== undefined) throw this.failure
    return ready
  }

  private write(slice: Uint8Array): void {
    this.fed += slice.length
    if (this.failure !== undefined || this.isEnded) return
    this.begin()
    this.gunzip.write(slice, this.settle)
  }

  private begin(): void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.work = promise
    this.settle = resolve
  }
}
