/**
 * Unpacks bodies as the platform's `fetch` does, so that a server in memory looks like one behind a socket.
 */
import { pipeline, Readable } from "node:stream"
import type { ReadableStream as NodeReadableStream } from "node:stream/web"
import { constants, createGunzip } from "node:zlib"

/** What `fetch` says it can unpack, when its caller says nothing. */
export const acceptedEncodings = "gzip, deflate"

/** The same answer with its body unpacked. A compressed body that ends early just ends, as with Node's `fetch`. */
export const decoded = (response: Response): Response => {
  if (response.headers.get("content-encoding") !== "gzip" || response.body === null) return response
  const packed = Readable.fromWeb(response.body as NodeReadableStream) // Node's own declaration of the same thing
  const gunzip = createGunzip({ flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH })
  const plain = Readable.toWeb(pipeline(packed, gunzip, () => undefined)) as ReadableStream // as above
  return new Response(plain, { status: response.status, headers: response.headers })
}
