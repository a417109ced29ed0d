/**
 * `json.loads`: integers of any size, `NaN` and `Infinity`, the last of equal keys, and Python's words for mistakes.
 *
 * Almost every answer is plain JSON with small numbers, which the platform reads a hundred times faster, so this reader
 * only sees the rest.
 */
import { JSONDecodeError } from "../../errors/builtin.ts"
import { JsonReader } from "./JsonReader.ts"
import type { PyJson } from "./PyJson.ts"

/** Reads JSON. Throws a `JSONDecodeError` with line, column and character. */
export const jsonLoads = (text: string): PyJson => {
  if (!/\d{16}/.test(text)) {
    try {
      return JSON.parse(text)
    } catch {
      // The reader below says what is wrong, or takes what only Python takes.
    }
  }
  if (text.startsWith("\ufeff")) {
    throw new JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)")
  }
  return new JsonReader(text).read()
}
