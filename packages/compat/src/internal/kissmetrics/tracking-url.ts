/**
 * The URL of a KISSmetrics call, and its query.
 */
import type { PyValue } from "../../python/PyValue.ts"
import { Dict } from "../python/dict.ts"
import { kindOf } from "../python/kind.ts"
import { urlencode } from "../python/quote-plus.ts"
import { toInt } from "../python/to-int.ts"
import { isTruthy } from "../python/truth.ts"

/** The names the service gives the parameters. */
export const names = { key: "_k", person: "_p", event: "_n", time: "_t", timeFlag: "_d", alias: "_n" } as const

/** What a query is written from. */
export interface QueryParts {
  readonly key: PyValue
  readonly person: PyValue
  readonly event?: PyValue
  readonly timestamp?: PyValue
  readonly identity?: PyValue
  readonly properties?: PyValue
}

/** Where a URL leads. */
export interface Place {
  readonly scheme: PyValue
  readonly host: PyValue
  readonly path: PyValue
}

/** Writes a query. A property with a name that is there already replaces the value and keeps its place. */
export const writeQuery = ({ key, person, event, timestamp, identity, properties }: QueryParts): string => {
  const query = new Dict()
  query.set(names.key, key)
  query.set(names.person, person)
  if (isTruthy(timestamp)) {
    query.set(names.timeFlag, 1)
    query.set(names.time, toInt(timestamp))
  }
  if (isTruthy(event)) query.set(names.event, event)
  if (isTruthy(identity)) query.set(names.alias, identity)
  if (properties !== null && properties !== undefined) query.update(properties)
  return urlencode(query.entries)
}

const mixed = (): never => {
  throw new TypeError("Cannot mix str and non-str arguments")
}

/** Part of a URL: Python puts texts together, and nothing else. */
const part = (value: PyValue): string | undefined => {
  const kind = kindOf(value)
  if (kind.type === "str") return kind.value
  return isTruthy(value) ? mixed() : undefined
}

/** Writes a URL as `urlunsplit` does. The path is pasted in; an empty one leaves no slash. */
export const writeUrl = ({ scheme, host, path }: Place, parts: QueryParts): string => {
  const query = writeQuery(parts)
  const protocol = part(scheme) ?? mixed()
  const network = part(host) ?? ""
  const text = part(path)
  if (text === undefined) throw new TypeError(`can only concatenate str (not "${kindOf(path).type}") to str`)
  const hasNetwork = network !== "" || (protocol !== "" && !text.startsWith("//"))
  const place = hasNetwork ? `//${network}${text === "" || text.startsWith("/") ? text : `/${text}`}` : text
  return `${protocol === "" ? "" : `${protocol}:`}${place}?${query}`
}
