/**
 * The bytes of a response as the service wrote them, whatever they were compressed with on the way.
 */
import type { Bytes, Decoding } from "./Decoding.ts"
import type { StreamedResponse } from "./open.ts"

/** Decompresses a body where it is compressed, and tells how many bytes arrive. */
export const plainBody = (
  { body, encoding }: Pick<StreamedResponse, "body" | "encoding">,
  { gunzip }: Decoding,
  onBytes: (bytes: number) => void
): Bytes => {
  const counted = counting(body, onBytes)
  return encoding === "gzip" ? gunzip(counted) : sniffed(counted, gunzip)
}

async function* counting(body: Bytes, onBytes: (bytes: number) => void): Bytes {
  for await (const piece of body) {
    onBytes(piece.length)
    yield piece
  }
}

/**
 * A body that should be plain. A `fetch` of the caller's may hand over a `Response` it made itself, whose body no platform
 * decompresses.
 */
async function* sniffed(body: Bytes, gunzip: Decoding["gunzip"]): Bytes {
  const { start, whole } = await begun(body)
  yield* isGzip(start) ? gunzip(whole) : whole
}

/** Whether bytes begin like gzip, as no event does. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Looks at the first bytes of a body, at least two unless it has fewer; `whole` is the body with them. */
export const begun = async (body: Bytes): Promise<{ readonly start: Uint8Array; readonly whole: Bytes }> => {
  const pieces = body[Symbol.asyncIterator]()
  let start: Uint8Array = new Uint8Array()
  while (start.length < 2) {
    const next = await pieces.next()
    if (next.done === true) break
    start = start.length === 0 && next.value.length >= 2 ? next.value : Uint8Array.from([...start, ...next.value])
  }
  return { start, whole: continued(start, pieces) }
}

async function* continued(start: Uint8Array, pieces: AsyncIterator<Uint8Array>): Bytes {
  try {
    if (start.length > 0) yield start
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value
  } finally {
    await pieces.return?.()
  }
}
