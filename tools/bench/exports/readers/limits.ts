/**
 * What an export cannot be faster than: its parts alone, on data that is already in memory, and the socket alone.
 */
import { createWriteStream } from "node:fs"
import { join } from "node:path"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip } from "node:zlib"
import { request } from "undici"
import { days } from "../dataset.ts"
import { Counter, exportUrl, type Found, type Read, type Source } from "../Reader.ts"

const none: Found = { events: 0, characters: 0 }

/** A part, prepared outside of what is measured. */
export type Part = (source: Source) => Promise<() => Promise<Found>>

const compressed = async (source: Source): Promise<Buffer> => {
  const { body } = await request(exportUrl(source))
  return Buffer.from(await body.arrayBuffer())
}

async function* inflated(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  gunzip.end(bytes)
  yield* gunzip
}

/** Inflating, block by block. */
export const gunzip: Part = async (source) => {
  const bytes = await compressed(source)
  return async () => {
    for await (const _ of inflated(bytes));
    return none
  }
}

/** UTF-8 to texts, block by block. */
export const decode: Part = async (source) => {
  const blocks: Array<Buffer> = []
  for await (const block of inflated(await compressed(source))) blocks.push(block)
  return async () => {
    const decoder = new TextDecoder()
    for (const block of blocks) decoder.decode(block, { stream: true })
    return none
  }
}

/** `JSON.parse`, line by line. */
export const parse: Part = async (source) => {
  const blocks: Array<Buffer> = []
  for await (const block of inflated(await compressed(source))) blocks.push(block)
  const lines = Buffer.concat(blocks).toString().trimEnd().split("\n")
  return async () => {
    const counter = new Counter()
    for (const line of lines) counter.add(JSON.parse(line))
    return counter
  }
}

/** The sockets of four days at once, read and thrown away. */
export const drain: Read = async (source) => {
  await eachDay(source, async (body) => {
    for await (const _ of body);
  })
  return none
}

/** The same, each into a file. */
export const drainToFile: Read = async (source) => {
  await eachDay(source, (body, day) =>
    pipeline(body, createWriteStream(join(source.directory, day), { highWaterMark: 1024 * 1024 }))
  )
  return none
}

const eachDay = (source: Source, read: (body: Readable, day: string) => Promise<void>): Promise<unknown> =>
  Promise.all(
    days.map(async (day) => {
      const { body } = await request(exportUrl({ ...source, from: day, to: day }))
      await read(body, day)
    })
  )
