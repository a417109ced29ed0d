/**
 * The lines of a raw export as events: the way the old client reads them, and with M17 one at a time.
 *
 * A body is never one text: a day of events can be longer than the longest string.
 */
import { JSONDecodeError } from "../../errors/builtin.ts"
import { ExportTruncated } from "../../errors/mixpanel.ts"
import type { PyJson } from "../python/PyJson.ts"
import { checkUtf8 } from "../python/utf8.ts"

const lineFeed = 10

/** The lines that end in a chunk. What comes before the first is in `begun`, and what follows the last is left there. */
const endingIn = function* (chunk: Uint8Array, begun: Array<Buffer>): Generator<Buffer> {
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  let from = 0
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, from)) {
    const end = bytes.subarray(from, at)
    yield begun.length === 0 ? end : Buffer.concat([...begun.splice(0), end])
    from = at + 1
  }
  if (from < bytes.length) begun.push(bytes.subarray(from))
}

/** What becomes of a line: JSON is read, and with M14 csv is left as it is. */
export type ReadLine = (line: string) => PyJson

/**
 * Every line of a body that has been read to its end; a line feed ends one, and empty lines are none. A body that is no
 * UTF-8 has no lines at all.
 */
export const wholeLines = function* (body: Uint8Array, read: ReadLine): Generator<PyJson> {
  checkUtf8(body)
  const last: Array<Buffer> = []
  for (const line of endingIn(body, last)) if (line.length > 0) yield read(line.toString())
  for (const line of last) yield read(line.toString())
}

const parse = (line: string, read: ReadLine, yielded: number): PyJson => {
  if (line.trim() === "terminated early") throw new ExportTruncated("the service terminated it early", yielded)
  try {
    return read(line)
  } catch (error) {
    if (!(error instanceof JSONDecodeError)) throw error
    throw new ExportTruncated(`a line is no JSON: ${error.message}`, yielded)
  }
}

/** M17: each line as it arrives. Rejects with `ExportTruncated` when the body ends early, after what came before. */
export const arrivingLines = async function* (
  chunks: AsyncIterable<Uint8Array>,
  read: ReadLine
): AsyncGenerator<PyJson> {
  let yielded = 0
  const begun: Array<Buffer> = []
  const events = function* (lines: Iterable<Buffer>): Generator<PyJson> {
    for (const bytes of lines) {
      checkUtf8(bytes)
      const line = bytes.toString()
      if (line.trim() === "") continue
      yield parse(line, read, yielded)
      yielded++
    }
  }
  for await (const chunk of unlessLost(chunks, () => yielded)) yield* events(endingIn(chunk, begun))
  yield* events([Buffer.concat(begun)])
}

/** The chunks; an error among them is a connection that was lost. */
const unlessLost = async function* (
  chunks: AsyncIterable<Uint8Array>,
  yielded: () => number
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks
  } catch {
    throw new ExportTruncated("the connection was lost", yielded())
  }
}
