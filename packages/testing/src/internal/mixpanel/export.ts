/**
 * `/export`: events as lines of JSON, day after day, however many there are.
 *
 * Lines are written as fast as they are read, and no answer is ever held as a whole.
 */
import { pipeline, Readable } from "node:stream"
import type { ReadableStream as NodeReadableStream } from "node:stream/web"
import { createGzip, gzipSync } from "node:zlib"
import type { Reply } from "../exchange.ts"
import { eventFilter } from "../reports/event-expression.ts"
import { eventJson } from "../reports/event-json.ts"
import { ReportRequest } from "../reports/ReportRequest.ts"
import type { ReportEvent } from "../reports/ReportSource.ts"
import type { Answerer, Question } from "./question.ts"

/** How much text becomes one piece of the answer. */
const pieceLength = 64 * 1024

/** Answers up to this many bytes are sent as they are, also to those who could unpack them. */
const worthPacking = 1400

/** Fast rather than small: it is unpacked on the same machine. */
const level = 1

interface Wanted {
  readonly events: ReadonlyArray<ReportEvent>
  /** The first moment. */
  readonly start: number
  /** The moment after the last. */
  readonly end: number
  readonly isWanted: (event: ReportEvent) => boolean
  readonly limit: number
  readonly precision: "seconds" | "milliseconds"
  /** The event with the time it tells. Older projects tell what their clocks showed, as if it were Greenwich's time. */
  readonly asTold: (event: ReportEvent) => ReportEvent
}

const wantedOf = ({ parameters, project, now, contents }: Question): Wanted => {
  const { exported, ...rest } = contents()
  const timeZone = project.exportDays === "utc" ? "UTC" : project.timeZone
  const request = new ReportRequest({ ...rest, timeZone, now }, parameters)
  const { from, to } = request.days()
  const names = request.texts("event")
  const isNamed = names === undefined ? undefined : new Set(names)
  const isFitting = eventFilter(request.source, "where", request.text("where"))
  return {
    events: exported,
    start: request.zone.startOfDay(from),
    end: request.zone.startOfDay(to + 1),
    isWanted: (event) => (isNamed?.has(event.name) ?? true) && isFitting(event),
    limit: request.integer("limit") ?? Number.POSITIVE_INFINITY,
    precision: request.text("time_in_ms") === "true" ? "milliseconds" : "seconds",
    asTold:
      project.exportDays === "utc" ? (event) => event : (event) => ({ ...event, time: request.zone.wallAt(event.time) })
  }
}

const encoder = new TextEncoder()

/** The answer piece by piece, each a few lines long. */
function* piecesOf(wanted: Wanted): Generator<Uint8Array, undefined> {
  const { events, start, end, isWanted, limit, precision, asTold } = wanted
  let text = ""
  let count = 0
  for (const event of events) {
    if (event.time >= end || count >= limit) break
    if (event.time < start || !isWanted(event)) continue
    count++
    text += `${JSON.stringify(eventJson(asTold(event), precision))}\n`
    if (text.length < pieceLength) continue
    yield encoder.encode(text)
    text = ""
  }
  if (text !== "") yield encoder.encode(text)
}

const accepts = (header: string | undefined, coding: string): boolean =>
  (header ?? "").split(",").some((part) => {
    const [name, ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase())
    return (name === coding || name === "*") && !parameters.includes("q=0")
  })

/** A piece and all that follow it. */
function* all(first: Uint8Array, rest: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield first
  yield* rest
}

const streamed = (pieces: Iterable<Uint8Array>, isPacked: boolean): ReadableStream<Uint8Array> => {
  const source = Readable.from(pieces, { objectMode: false })
  // Whoever reads the packed stream hears of every failure.
  const stream = isPacked ? pipeline(source, createGzip({ level }), () => undefined) : source
  const web: NodeReadableStream = Readable.toWeb(stream)
  return web as ReadableStream<Uint8Array> // Node's own declaration of the same thing
}

/** The events that are asked for, oldest first, with those that are there twice. */
export const exportEvents: Answerer = (question) => {
  const pieces = piecesOf(wantedOf(question))
  const { value: first = new Uint8Array() } = pieces.next()
  const second = pieces.next()
  const isWhole = second.done === true
  const isPacked =
    accepts(question.exchange.headers["accept-encoding"], "gzip") && (!isWhole || first.length > worthPacking)
  const type = { "content-type": "text/plain" }
  const headers: Reply["headers"] = isPacked ? { ...type, "content-encoding": "gzip" } : type
  if (isWhole) return { reply: { status: 200, headers, body: isPacked ? gzipSync(first, { level }) : first } }
  return { reply: { status: 200, headers, body: streamed(all(first, all(second.value, pieces)), isPacked) } }
}
