/**
 * How bytes become text: what a platform does best, behind one interface.
 */
import { Break } from "./Break.ts"

/** Bytes as they arrive. A piece is only valid until the next one is asked for. */
export type Bytes = AsyncIterable<Uint8Array>

/** A platform's way to read a compressed body and the lines in it. */
export interface Decoding {
  /** Decompresses gzip. Throws a {@link Break} where it is cut or damaged, after everything that could be read. */
  readonly gunzip: (body: Bytes) => Bytes
  /** Prepares to read texts out of a region of bytes: the UTF-8 text from a start up to an end. */
  readonly textsOf: (region: Uint8Array) => (start: number, end: number) => string
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true })

/** The decoding of every platform. */
export const webDecoding: Decoding = {
  textsOf: (region) => (start, end) => decoder.decode(region.subarray(start, end)),
  gunzip: async function* (body) {
    const { readable, writable } = new DecompressionStream("gzip")
    const feeding = new Feeding()
    const fed = feeding.feed(body, writable.getWriter())
    const reader = readable.getReader()
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        yield value
      }
    } catch {
      if (feeding.failure === undefined) throw new Break({ _tag: feeding.isComplete ? "Cut" : "Corrupt" })
    } finally {
      feeding.stop()
      reader.cancel().catch(() => undefined)
      await fed
    }
    if (feeding.failure !== undefined) throw feeding.failure.error
  }
}

/** Carries a body into a stream, and remembers how that went. */
class Feeding {
  isComplete = false
  failure: { readonly error: unknown } | undefined
  private isStopped = false

  stop(): void {
    this.isStopped = true
  }

  async feed(body: Bytes, writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>): Promise<void> {
    const pieces = body[Symbol.asyncIterator]()
    for (;;) {
      let next: IteratorResult<Uint8Array, unknown>
      try {
        next = await pieces.next()
      } catch (error) {
        this.failure = { error }
        // What came is complete as far as it goes; the end of the stream is what is missing.
        await writer.close().catch(() => undefined)
        return
      }
      try {
        if (next.done === true) {
          this.isComplete = true
          return await writer.close()
        }
        // A copy, because the stream may keep it for longer than the piece is valid.
        await writer.write(Uint8Array.from(next.value))
        if (!this.isStopped) continue
      } catch {
        // The reader meets the same error and says what it means.
      }
      await pieces.return?.()
      return
    }
  }
}
