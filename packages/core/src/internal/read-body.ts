/**
 * Reads the body of a `fetch` as a whole, up to a bound.
 */
import { TransportFailed } from "../ApiError.ts"
import { codeOf } from "./code-of.ts"

/** The whole body, or as much of it as was wanted. */
export interface Body {
  readonly body: Uint8Array
  readonly isCut?: boolean
}

/** Reads a body. One that is longer than the bound is given up, with the connection that brings it. */
export const readBody = async (response: Response, maxBytes = Number.POSITIVE_INFINITY): Promise<Body> => {
  try {
    const reader = response.body?.getReader()
    // No body; or a platform that has bodies and no streams.
    if (reader === undefined) return joined([new Uint8Array(await response.arrayBuffer())], maxBytes)
    const pieces: Array<Uint8Array> = []
    let length = 0
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      pieces.push(read.value)
      length += read.value.length
      if (length <= maxBytes) continue
      reader.cancel().catch(() => undefined)
      break
    }
    return joined(pieces, maxBytes)
  } catch (error) {
    throw new TransportFailed({ code: codeOf(error), brokeOff: true })
  }
}

/** Puts pieces together, and leaves out what goes beyond the bound. */
const joined = (pieces: ReadonlyArray<Uint8Array>, maxBytes: number): Body => {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const [first] = pieces
  if (first !== undefined && pieces.length === 1 && length <= maxBytes) return { body: first }
  const body = new Uint8Array(Math.min(length, maxBytes))
  let at = 0
  for (const piece of pieces) {
    body.set(piece.subarray(0, body.length - at), at)
    at += Math.min(piece.length, body.length - at)
  }
  return length <= maxBytes ? { body } : { body, isCut: true }
}
