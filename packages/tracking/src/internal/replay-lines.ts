/**
 * Cuts a stream of bytes or text into lines, at line feeds only.
 *
 * `node:readline` also cuts at U+2028 and U+2029, which JSON allows inside a string, and so tears lines of a valid
 * export apart.
 */

/**
 * Yields the lines of a file or a response as they arrive, without their line feeds.
 *
 * **Details**
 *
 * Bytes are read as UTF-8, characters cut in two by a chunk's end included; a byte order mark is removed. Takes what
 * `fs.createReadStream` and `response.body` are. A line feed at the very end begins no further line.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder()
  let begun = ""
  for await (const chunk of chunks) {
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true })
    const pieces = text.split("\n")
    const last = pieces.pop() ?? ""
    for (const piece of pieces) {
      yield begun + piece
      begun = ""
    }
    begun += last
  }
  begun += decoder.decode()
  if (begun !== "") yield begun
}
