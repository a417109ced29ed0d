/**
 * Python bytes, which are percent-encoded as they are. A `Uint8Array`, and so a `Buffer`, is bytes already.
 */
import { type PyType, pyType } from "./PyType.ts"

/** Bytes. */
export interface PyBytes {
  readonly bytes: Uint8Array
}

/** Marks bytes. Throws a `TypeError` for a string, as Python does, because nobody said in which encoding. */
export const PyBytes: PyType<[bytes: Iterable<number> | ArrayBuffer], PyBytes> = pyType(
  class PyBytes {
    readonly bytes: Uint8Array
    constructor(bytes: Iterable<number> | ArrayBuffer) {
      if (typeof bytes === "string") throw new TypeError("string argument without an encoding")
      this.bytes = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : Uint8Array.from(bytes)
    }
  }
)
