/**
 * Goes over what there is to seed, wherever it comes from: items and lines one by one, a whole text, or a file.
 */
import { createReadStream } from "node:fs"
import { pipeline, type Readable } from "node:stream"
import { createGunzip } from "node:zlib"
import type { SeedFile } from "../Seed.ts"

/** The lines of a text, one at a time. */
function* linesOf(text: string): Generator<string> {
  let start = 0
  while (start < text.length) {
    const end = text.indexOf("\n", start)
    yield text.slice(start, end < 0 ? text.length : end)
    if (end < 0) return
    start = end + 1
  }
}

/** What is in a file; what ends in `.gz` is unpacked on the way. */
const contentOf = (file: string | URL): Readable => {
  const source = createReadStream(file)
  // Whoever reads the unpacked stream hears of every failure.
  return String(file).endsWith(".gz") ? pipeline(source, createGunzip(), () => undefined) : source
}

/** The lines of a file, read piece by piece. */
async function* fileLines(file: string | URL): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ""
  for await (const chunk of contentOf(file)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n")
    rest = lines.pop() ?? ""
    yield* lines
  }
  if (rest !== "") yield rest
}

/** Everything that can be gone over. */
export type Input<Item> = string | SeedFile | Iterable<Item | string> | AsyncIterable<Item | string>

/** Items and lines in their order. */
export const itemsOf = <Item>(input: Input<Item>): Iterable<Item | string> | AsyncIterable<Item | string> => {
  if (typeof input === "string") return linesOf(input)
  return "file" in input ? fileLines(input.file) : input
}
