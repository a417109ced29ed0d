/**
 * The lines of a raw export as events: the way the old client reads them, and with M17 one at a time.
 */
import { JSONDecodeError } from "../../errors/builtin.ts"
import { ExportTruncated } from "../../errors/mixpanel.ts"
import { jsonLoads } from "../python/json-loads.ts"
import type { PyJson } from "../python/PyJson.ts"
import { checkUtf8 } from "../python/utf8.ts"

const lineFeed = 10

/**
 * Every line of a body that has been read to its end; a line feed ends one, and empty lines are none. A body that is no
 * UTF-8 has no lines at all. It is never one text: a day of events can be longer than the longest string.
 */
export const wholeLines = function* (body: Uint8Array): Generator<PyJson> {
  checkUtf8(body)
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  for (let from = 0, end = 0; from < bytes.length; from = end + 1) {
    end = bytes.indexOf(lineFeed, from)
    if (end < 0) end = bytes.length
    if (end > from) yield jsonLoads(bytes.toString("utf8", from, end))
  }
}

const parse = (line: string, yielded: number): PyJson => {
  try {
    return jsonLoads(line)
  } catch (error) {
    if (!(error instanceof JSONDecodeError)) throw error
    const why =
      line.trim() === "terminated early" ? "the service terminated it early" : `a line is no JSON: ${error.message}`
    throw new ExportTruncated(why, yielded)
  }
}

/** M17: each line as it arrives. Rejects with `ExportTruncated` when the body ends early, after what came before. */
export const arrivingLines = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<PyJson> {
  let yielded = 0
  let rest = ""
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
    for await (const chunk of chunks) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n")
      rest = lines.pop() ?? ""
      for (const line of lines) {
        if (line.trim() === "") continue
        yield parse(line, yielded)
        yielded++
      }
    }
    rest += decoder.decode()
  } catch (error) {
    throw error instanceof ExportTruncated ? error : new ExportTruncated("the connection was lost", yielded)
  }
  if (rest.trim() !== "") yield parse(rest, yielded)
}
