/**
 * How long a file is, for a progress bar that knows its end.
 */
import { createReadStream } from "node:fs"

/** Counts the lines of a file at the speed of the disk. A last line without a line feed counts too. */
export const countLines = async (file: string): Promise<number> => {
  const lineFeed = 10
  let lines = 0
  let last: number = lineFeed
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    const bytes: Uint8Array = chunk
    for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) lines++
    last = bytes.at(-1) ?? last
  }
  return last === lineFeed ? lines : lines + 1
}
