/**
 * Puts an arrival into one line.
 */
import type { RecordedRequest } from "../../Recorded.ts"
import { parametersOf } from "../asked.ts"
import type { TrackingCall } from "../tracking-call.ts"
import type { Arrival } from "./Arrival.ts"
import { calledIn, type Kept, kindOf } from "./arrivals.ts"

const longestPreview = 160
const longestTitle = 200

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)

const textOf = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""))

/** Names and values, as many as fit. */
const preview = (values: Iterable<readonly [string, unknown]>): string => {
  let line = ""
  for (const [name, value] of values) {
    if (line.length > longestPreview) break
    line += `${line === "" ? "" : "  "}${cut(name, 60)}=${cut(textOf(value), 60)}`
  }
  return cut(line, longestPreview)
}

/** What names a request that is no hit. */
export const callOf = ({ method, url, operation }: RecordedRequest): string =>
  operation ?? `${method} ${URL.parse(url)?.pathname ?? ""}`

const titleOf = ({ request, imported }: Kept, call: TrackingCall | undefined): string => {
  if (call !== undefined) return call.kind === "alias" ? `${call.person} is ${call.name}` : call.name
  return imported?.name ?? (request === undefined ? "" : callOf(request))
}

const previewOf = ({ request, imported }: Kept, call: TrackingCall | undefined): string => {
  if (call !== undefined) return preview(call.properties)
  if (imported !== undefined) return preview(Object.entries(imported.properties))
  return request === undefined ? "" : preview(parametersOf(request))
}

const sourceOf = ({ hit, imported }: Kept): Arrival["source"] => {
  if (imported !== undefined) return "import"
  return hit?.source ?? "request"
}

/** The line of an arrival. */
export const lineOf = (kept: Kept): Arrival => {
  const { id, key, hit, request, violation, imported } = kept
  const call = calledIn(kept)
  return {
    id,
    key,
    kind: kindOf(kept),
    source: sourceOf(kept),
    title: cut(titleOf(kept, call), longestTitle),
    person: cut(call?.person ?? imported?.distinctId ?? "", longestTitle),
    preview: previewOf(kept, call),
    time: call === undefined ? (imported?.time ?? request?.at ?? 0) : call.timestamp * 1000,
    outcome: hit?.outcome ?? request?.outcome,
    status: request?.status,
    fault: request?.fault,
    issues: violation?.issues.length ?? 0
  }
}
