/**
 * Short inputs on standard input, such as a secret.
 */
import type { Readable } from "node:stream"

/** The lines of a stream, without the empty end after the last line feed. */
export const readInputLines = async (stream: Readable): Promise<ReadonlyArray<string>> => {
  const chunks: Array<Uint8Array> = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  const lines = Buffer.concat(chunks).toString("utf8").split(/\r?\n/)
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines
}
