/**
 * The part of the control API that changes nothing.
 */
import type { RecordedRequest } from "../Recorded.ts"
import type { EventFilter, Recordings } from "../Recordings.ts"
import { Refused } from "./control-body.ts"
import type { Actions, Controlled } from "./controlled.ts"
import { type Exchange, json } from "./exchange.ts"
import { tail } from "./log-tail.ts"
import { regions } from "./mixpanel/regions.ts"

/** The recordings of the product in `?key=`, or of all products. */
export const recordingsOf = (server: Controlled, { url }: Exchange): Recordings => {
  const key = url.searchParams.get("key")
  return key === null ? server : server.namespace(key)
}

const filterOf = ({ url }: Exchange): EventFilter => ({
  event: url.searchParams.get("event") ?? undefined,
  person: url.searchParams.get("person") ?? undefined
})

/** A request as JSON, where its body is there as text. */
const written = ({ bytes, ...request }: RecordedRequest): Omit<RecordedRequest, "bytes"> => request

/** Everything that can be read. */
export const reads = (server: Controlled, closing: AbortSignal): Actions => ({
  "GET events": (exchange) => json(200, recordingsOf(server, exchange).events(filterOf(exchange))),
  "GET people": (exchange) => json(200, recordingsOf(server, exchange).people()),
  "GET person": (exchange) => {
    const identity = exchange.url.searchParams.get("id")
    if (identity === null) throw new Refused("which person? Pass ?id=")
    const found = recordingsOf(server, exchange).person(identity)
    return found === undefined ? json(404, { error: { message: "nobody has this identity" } }) : json(200, found)
  },
  "GET requests": (exchange) => json(200, recordingsOf(server, exchange).requests.map(written)),
  "GET hits": (exchange) => json(200, recordingsOf(server, exchange).hits),
  "GET violations": (exchange) => {
    const { violations } = recordingsOf(server, exchange)
    return json(
      200,
      violations.map((violation) => ({ ...violation, request: written(violation.request) }))
    )
  },
  "GET annotations": (exchange) => json(200, recordingsOf(server, exchange).annotations),
  "GET limits": () => json(200, server.limits),
  "GET regions": () => json(200, Object.fromEntries(regions.map((region) => [region, server.regionUrl(region)]))),
  "GET stats": (exchange) => json(200, recordingsOf(server, exchange).stats()),
  "GET log": ({ url, signal }) => ({
    status: 200,
    headers: { "content-type": "application/x-ndjson" },
    body: tail(server.holder, url.searchParams.get("follow") !== "false", AbortSignal.any([signal, closing]))
  }),
  "GET clock": () => json(200, { now: new Date(server.clock.now()).toISOString(), isRunning: server.clock.isRunning }),
  "GET faults": () => json(200, server.faults.rules)
})
