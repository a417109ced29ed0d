/**
 * The ways most programs read an export: all at once, by `readline`, and through `TextDecoderStream`.
 */
import { createInterface } from "node:readline"
import { Readable } from "node:stream"
import type { ReadableStream as NodeReadableStream } from "node:stream/web"
import { Counter, exportUrl, type Read } from "../Reader.ts"

/** The whole text, split and parsed. */
export const wholeText: Read = async (source) => {
  const response = await fetch(exportUrl(source))
  const text = await response.text()
  const counter = new Counter()
  for (const line of text.split("\n")) if (line !== "") counter.add(JSON.parse(line))
  return counter
}

/** Node's `readline`, over the body of a `fetch`. */
export const byReadline: Read = async (source) => {
  const { body } = await fetch(exportUrl(source))
  if (body === null) throw new Error("no body")
  const counter = new Counter()
  // The two declarations of ReadableStream differ in nothing that is used here.
  const input = Readable.fromWeb(body as NodeReadableStream)
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    counter.add(JSON.parse(line))
  return counter
}

/** `TextDecoderStream`, split at newlines. */
export const byTextDecoderStream: Read = async (source) => {
  const { body } = await fetch(exportUrl(source))
  if (body === null) throw new Error("no body")
  const counter = new Counter()
  let rest = ""
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n")
    rest = lines.pop() ?? ""
    for (const line of lines) counter.add(JSON.parse(line))
  }
  return counter
}
