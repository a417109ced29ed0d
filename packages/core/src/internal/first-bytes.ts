/**
 * The beginning of a streamed body that is not what was hoped for: enough to read what the service says about it.
 */
import type { StreamedResponse } from "../Transport.ts"

const limit = 65_536

/** Reads up to 64 KiB and leaves the rest. A body that breaks off has the bytes that arrived. */
export const firstBytes = async ({ body, encoding }: StreamedResponse): Promise<Uint8Array<ArrayBuffer>> => {
  const bytes = await upTo(limit, body)
  if (encoding === "identity") return bytes
  return upTo(limit, readable(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))))
}

const upTo = async (most: number, source: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => {
  const gathered = new Uint8Array(most)
  let length = 0
  try {
    for await (const piece of source) {
      const fitting = piece.subarray(0, most - length)
      gathered.set(fitting, length)
      length += fitting.length
      if (length === most) break
    }
  } catch {
    // What arrived before may still say something.
  }
  return gathered.subarray(0, length)
}

/** Not every platform's stream can be looped over. */
async function* readable(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    await reader.cancel()
  }
}
