/**
 * The memory that a connection is read into, used again and again.
 *
 * Node gives every read memory of its own. An export of gigabytes is then mostly work for the collector, because each
 * read lives for a moment only: reading into the same memory takes half of either.
 */
import type { Socket } from "node:net"

/** How much is read at a time. */
const readBytes = 128 * 1024

/** What `net.connect` takes as `onread`: where to read to, and what to do with what was read. */
export interface OnRead {
  readonly buffer: () => Uint8Array
  readonly callback: (bytes: number, buffer: Uint8Array) => boolean
}

/** The memory of one connection. */
export class ReadBuffers {
  /**
   * Whether whoever reads the connection is done with its bytes as soon as it has taken them out of the socket. It is not
   * while it gathers a head.
   */
  isReusable = false
  private current = Buffer.alloc(0)
  private other = Buffer.alloc(0)

  /** Puts what is read into the socket's stream, as Node does by itself. */
  get onRead(): OnRead {
    const buffers = this
    return {
      buffer: () => buffers.next(),
      callback(this: Socket, bytes, buffer) {
        return this.push(buffers.taken(bytes, buffer, this.readableLength === 0))
      }
    }
  }

  /** Where to read to: never what the stream may still hold. */
  private next(): Uint8Array {
    if (this.current.length === 0) this.current = Buffer.allocUnsafeSlow(readBytes)
    return this.current
  }

  /** What was read: as it lies there when nobody holds the other memory any more, which is then read into next. */
  private taken(bytes: number, buffer: Uint8Array, isEmpty: boolean): Uint8Array {
    const read = buffer.subarray(0, bytes)
    if (!this.isReusable || !isEmpty) return Buffer.from(read)
    const { current, other } = this
    this.current = other
    this.other = current
    return read
  }
}
