/**
 * One arrival in full: what came over the wire, and what the service made of it.
 */
import type { RecordedRequest } from "../../Recorded.ts"
import { parametersOf } from "../asked.ts"
import * as Identities from "../identities.ts"
import { productOf, type ServerState } from "../server-state.ts"
import { type TrackingCall, typed } from "../tracking-call.ts"
import type { ArrivalInFull, ReadProperty, WireRequest } from "./Arrival.ts"
import { lineOf } from "./arrival-text.ts"
import { arrivalOf, calledIn, type Kept } from "./arrivals.ts"
import { namesIn } from "./census.ts"

/** Headers whose value is a secret. */
const secretHeaders = ["authorization", "proxy-authorization", "cookie"]

const wireOf = ({ method, url, headers, body }: RecordedRequest): WireRequest => ({
  method,
  url,
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, secretHeaders.includes(name) ? "<hidden>" : value])
  ),
  body
})

const propertiesOf = ({ imported }: Kept, call: TrackingCall | undefined): ReadonlyArray<ReadProperty> => {
  if (call !== undefined) return call.properties.map(([name, text]) => ({ name, text, value: typed(text) }))
  return Object.entries(imported?.properties ?? {}).map(([name, value]) => {
    const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "")
    return { name, text, value: typeof value === "number" ? value : text }
  })
}

/** Every identity of a person, in alphabetical order. */
export const identitiesOf = (state: ServerState, key: string, identity: string): ReadonlyArray<string> => {
  const { identities } = productOf(state, key)
  const root = Identities.find(identities, identity)
  if (root === undefined) return [identity]
  return (namesIn(identities).get(root) ?? [identity]).toSorted()
}

/** The arrival with an id, or `undefined` when it is gone. */
export const arrivalInFull = (state: ServerState, id: string): ArrivalInFull | undefined => {
  const kept = arrivalOf(state, id)
  if (kept === undefined) return undefined
  const { key, hit, request, violation, imported } = kept
  const call = calledIn(kept)
  const person = call?.person ?? imported?.distinctId ?? ""
  return {
    ...lineOf(kept),
    person,
    request: request === undefined ? undefined : wireOf(request),
    parameters: request === undefined ? [] : parametersOf(request),
    violations: violation?.issues ?? [],
    operation: request?.operation,
    receivedAt: hit?.receivedAt ?? request?.at,
    properties: propertiesOf(kept, call),
    identities: key === undefined || person === "" ? [] : identitiesOf(state, key, person),
    other: call?.kind === "alias" ? call.name : undefined
  }
}
