/**
 * The wire of each client: which requests carry events, where the number of an event is, and what the service answers.
 */
import { gunzipSync } from "node:zlib"
import type { SinkRequest } from "./request-reader.ts"

/** How one service is spoken to. */
export interface Wire {
  /** The numbers of the events in a request; `NaN` for an event that carries none. */
  readonly numbers: (request: SinkRequest) => ReadonlyArray<number>
  readonly answer: Buffer
}

/** The wire a request belongs to, or `undefined` when no client should have sent it. */
export const wireOf = (target: string): Wire | undefined => {
  const query = target.indexOf("?")
  return wires.get(query === -1 ? target : target.slice(0, query))
}

const answer = (type: string, body: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\n\r\n`, "latin1"),
    body
  ])

/** What the sink says to a request it cannot read. */
export const refusal = Buffer.from("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n", "latin1")

const gif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64")

const numberParameter = /[?&]n=(\d+)(?:&|$)/

/** KISSmetrics: one event per request, in the query of a GET or the form of a POST. */
const kissmetrics: Wire = {
  numbers: ({ target, body }) => [Number(numberParameter.exec(body === "" ? target : `&${body}`)?.[1])],
  answer: answer("image/gif", gif)
}

const textOf = ({ body, isGzipped }: SinkRequest): string => {
  const bytes = Buffer.from(body, "latin1")
  return (isGzipped ? gunzipSync(bytes) : bytes).toString("utf8")
}

interface CarriesNumber {
  readonly properties?: { readonly n?: unknown }
}

const numbersIn = (events: ReadonlyArray<CarriesNumber>): ReadonlyArray<number> =>
  events.map(({ properties }) => (typeof properties?.n === "number" ? properties.n : Number.NaN))

const batchNumbers = (request: SinkRequest): ReadonlyArray<number> => {
  const { batch }: { readonly batch: ReadonlyArray<CarriesNumber> } = JSON.parse(textOf(request))
  return numbersIn(batch)
}

const segment: Wire = {
  numbers: batchNumbers,
  answer: answer("application/json", Buffer.from(`{"success":true}`))
}

const posthog: Wire = {
  numbers: batchNumbers,
  answer: answer("application/json", Buffer.from(`{"status":1}`))
}

/** Mixpanel: base64 of JSON, one event or several, in the query of a GET or the form of a POST. */
const mixpanel: Wire = {
  numbers: (request) => {
    const data = /[?&]data=([^&]*)/.exec(request.body === "" ? request.target : `&${request.body}`)?.[1] ?? ""
    const text = Buffer.from(decodeURIComponent(data), "base64").toString("utf8")
    const events: CarriesNumber | ReadonlyArray<CarriesNumber> = JSON.parse(text)
    return numbersIn([events].flat())
  },
  answer: answer("text/plain", Buffer.from("1"))
}

const wires: ReadonlyMap<string, Wire> = new Map([
  ["/e", kissmetrics],
  ["/s", kissmetrics],
  ["/a", kissmetrics],
  ["/v1/batch", segment],
  ["/batch/", posthog],
  ["/track", mixpanel]
])
