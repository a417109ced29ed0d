/**
 * The wire of each client: which requests carry events, where the number of an event is, and what the service answers.
 */
import { gunzipSync } from "node:zlib"
import type { SinkRequest } from "./request-reader.ts"

/** How one service is spoken to. */
export interface Wire {
  /** The numbers of the events in a request; `NaN` for an event that carries none. */
  readonly numbers: (request: SinkRequest) => ReadonlyArray<number>
  /** What the service knows each of those events by, and drops when it comes again; `undefined` where it knows it by nothing. */
  readonly identities: (request: SinkRequest) => ReadonlyArray<string | undefined>
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

/** KISSmetrics: one event per request, in the query of a GET or the form of a POST. Equal in person, name and second is equal. */
const kissmetrics: Wire = {
  numbers: ({ target, body }) => [Number(numberParameter.exec(body === "" ? target : `&${body}`)?.[1])],
  identities: ({ target, body }) => {
    const parameters = new URLSearchParams(body === "" ? target.slice(target.indexOf("?")) : body)
    if (parameters.get("_d") !== "1") return [undefined]
    return [["_p", "_n", "_t"].map((name) => parameters.get(name)).join("\n")]
  },
  answer: answer("image/gif", gif)
}

const textOf = ({ body, isGzipped }: SinkRequest): string => {
  const bytes = Buffer.from(body, "latin1")
  return (isGzipped ? gunzipSync(bytes) : bytes).toString("utf8")
}

interface CarriesNumber {
  readonly properties?: { readonly n?: unknown; readonly $insert_id?: unknown } | undefined
  readonly messageId?: unknown
  readonly uuid?: unknown
}

const numbersIn = (events: ReadonlyArray<CarriesNumber>): ReadonlyArray<number> =>
  events.map(({ properties }) => (typeof properties?.n === "number" ? properties.n : Number.NaN))

const batchIn = (request: SinkRequest): ReadonlyArray<CarriesNumber> => {
  const { batch }: { readonly batch: ReadonlyArray<CarriesNumber> } = JSON.parse(textOf(request))
  return batch
}

const textOrNothing = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined)

const segment: Wire = {
  numbers: (request) => numbersIn(batchIn(request)),
  identities: (request) => batchIn(request).map(({ messageId }) => textOrNothing(messageId)),
  answer: answer("application/json", Buffer.from(`{"success":true}`))
}

const posthog: Wire = {
  numbers: (request) => numbersIn(batchIn(request)),
  identities: (request) => batchIn(request).map(({ uuid }) => textOrNothing(uuid)),
  answer: answer("application/json", Buffer.from(`{"status":1}`))
}

const mixpanelEvents = ({ target, body }: SinkRequest): ReadonlyArray<CarriesNumber> => {
  const data = /[?&]data=([^&]*)/.exec(body === "" ? target : `&${body}`)?.[1] ?? ""
  const text = Buffer.from(decodeURIComponent(data), "base64").toString("utf8")
  const events: CarriesNumber | ReadonlyArray<CarriesNumber> = JSON.parse(text)
  return [events].flat()
}

/** Mixpanel: base64 of JSON, one event or several, in the query of a GET or the form of a POST. */
const mixpanel: Wire = {
  numbers: (request) => numbersIn(mixpanelEvents(request)),
  identities: (request) => mixpanelEvents(request).map(({ properties }) => textOrNothing(properties?.$insert_id)),
  answer: answer("text/plain", Buffer.from("1"))
}

interface AmplitudeEvent {
  readonly event_properties?: CarriesNumber["properties"]
  readonly insert_id?: unknown
}

const amplitudeEvents = (request: SinkRequest): ReadonlyArray<AmplitudeEvent> => {
  const { events }: { readonly events: ReadonlyArray<AmplitudeEvent> } = JSON.parse(textOf(request))
  return events
}

const amplitude: Wire = {
  numbers: (request) => numbersIn(amplitudeEvents(request).map(({ event_properties: properties }) => ({ properties }))),
  identities: (request) => amplitudeEvents(request).map(({ insert_id }) => textOrNothing(insert_id)),
  answer: answer("application/json", Buffer.from(`{"code":200,"events_ingested":1,"server_upload_time":1}`))
}

interface SnowplowEvent {
  readonly eid?: unknown
  /** JSON in JSON. */
  readonly ue_pr: string
}

const snowplowEvents = (request: SinkRequest): ReadonlyArray<SnowplowEvent> => {
  const { data }: { readonly data: ReadonlyArray<SnowplowEvent> } = JSON.parse(textOf(request))
  return data
}

const snowplow: Wire = {
  numbers: (request) =>
    numbersIn(snowplowEvents(request).map(({ ue_pr }) => ({ properties: JSON.parse(ue_pr).data.data }))),
  identities: (request) => snowplowEvents(request).map(({ eid }) => textOrNothing(eid)),
  answer: answer("text/plain", Buffer.from("ok"))
}

const wires: ReadonlyMap<string, Wire> = new Map([
  ["/e", kissmetrics],
  ["/s", kissmetrics],
  ["/a", kissmetrics],
  ["/v1/batch", segment],
  ["/batch/", posthog],
  ["/track", mixpanel],
  ["/2/httpapi", amplitude],
  ["/com.snowplowanalytics.snowplow/tp2", snowplow]
])
