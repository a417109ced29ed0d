/**
 * The lines of a raw export as events: the way the old client reads them, and with M17 one at a time.
 */
import { JSONDecodeError } from "../../errors/builtin.ts"
import { ExportTruncated } from "../../errors/mixpanel.ts"
import { jsonLoads } from "../python/json-loads.ts"
import type { PyJson } from "../python/PyJson.ts"

/** Every line of a body that has been read to its end; a line feed ends one, and empty lines are none. */
export const wholeLines = function* (text: string): Generator<PyJson> {
  for (const line of text.split("\n")) if (line !== "") yield jsonLoads(line)
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
