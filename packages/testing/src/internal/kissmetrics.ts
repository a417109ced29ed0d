/**
 * The KISSmetrics tracking service: `/e`, `/s` and `/a`.
 *
 * It answers every request with the same image, right or wrong, as the real one does. What it made of the request can
 * be read back from the server.
 */
import { kissmetricsTracking } from "@tallymark/core"
import type { HitOutcome, RecordedHit } from "../Recorded.ts"
import { bodiless, type Reply } from "./exchange.ts"
import { productOf, type ServerState, withProduct } from "./server-state.ts"
import { type Call, type Handler, service } from "./service.ts"
import { readCall } from "./tracking-call.ts"
import * as TrackingStore from "./tracking-store.ts"

/** A transparent image of one pixel, 42 bytes long. */
const gif = Uint8Array.from(atob("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"), (char) =>
  char.charCodeAt(0)
)

const received: Reply = { status: 200, headers: { "content-type": "image/gif" }, body: gif }

/** How long the service remembers a request, in milliseconds. */
const memory = 5 * 60 * 1000

/** Whether this is a conditional request for what was answered less than five minutes before. */
const isRepeated = ({ exchange, now }: Call, state: ServerState): boolean => {
  const { method, url, headers, bytes } = exchange
  if (headers["if-modified-since"] === undefined && headers["if-none-match"] === undefined) return false
  const body = new TextDecoder().decode(bytes)
  for (let index = state.requests.length - 1; index >= 0; index--) {
    const earlier = state.requests.at(index)
    if (earlier === undefined || now - earlier.at >= memory) return false
    const isSame = earlier.method === method && earlier.url === url.href && earlier.body === body
    if (isSame && earlier.outcome !== undefined) return true
  }
  return false
}

const ignoredBecause = (call: Call, state: ServerState, key: string): HitOutcome | undefined => {
  if (isRepeated(call, state)) return "not-modified"
  return call.keys !== undefined && !call.keys.has(key) ? "unknown-key" : undefined
}

const handle =
  (kind: RecordedHit["kind"]): Handler =>
  (call, state) => {
    const { reading, sequence, now } = call
    const { key, parameters } = reading
    // Without a product there is nowhere to log the hit.
    if (key === undefined || key === "") return { state, reply: received, outcome: "unusable" }
    const product = productOf(state, key)
    const tracking = readCall(kind, parameters, now)
    const arrival = { sequence, receivedAt: now, source: "request" } as const
    const ignored = ignoredBecause(call, state, key)
    const { state: next, hit } =
      ignored === undefined
        ? TrackingStore.apply(product, tracking, arrival)
        : TrackingStore.log(product, tracking, arrival, ignored)
    const reply = ignored === "not-modified" ? bodiless(304) : received
    return { state: withProduct(state, next), reply, outcome: hit.outcome }
  }

/** The fake KISSmetrics. */
export const kissmetrics = service(kissmetricsTracking, {
  record: handle("record"),
  recordForm: handle("record"),
  set: handle("set"),
  setForm: handle("set"),
  alias: handle("alias"),
  aliasForm: handle("alias")
})
