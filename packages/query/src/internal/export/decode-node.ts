/**
 * The decoding of Node: inflates in the thread pool while the main thread reads what came before, and decodes ASCII lines,
 * which most are, the fast way.
 */
import { Buffer, isAscii } from "node:buffer"
import type { Decoding } from "./Decoding.ts"
import { Inflater } from "./Inflater.ts"

/** The decoding of Node. */
export const nodeDecoding: Decoding = {
  textsOf: (region) => {
    const bytes = Buffer.isBuffer(region) ? region : Buffer.from(region.buffer, region.byteOffset, region.byteLength)
    if (isAscii(bytes)) return (start, end) => bytes.toString("latin1", start, end)
    return (start, end) => bytes.toString(isAscii(bytes.subarray(start, end)) ? "latin1" : "utf8", start, end)
  },
  gunzip: async function* (body) {
    const inflater = new Inflater()
    try {
      try {
        for await (const piece of body) yield* inflater.take(piece)
      } catch (error) {
        // Whatever ended the body, what it brought comes first.
        yield* inflater.rest()
        throw error
      }
      yield* inflater.end()
    } finally {
      inflater.close()
    }
  }
}
