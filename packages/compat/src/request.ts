/**
 * The URLs of KISSmetrics calls, as `KISSmetrics.request` builds them. Mind the order of the arguments: the time stands
 * before the properties here, and after them in `Client`.
 */
import { type Place, type QueryParts, writeUrl } from "./internal/kissmetrics/tracking-url.ts"
import { type Bound, bind, type Signature } from "./internal/python/call.ts"
import type { PyValue } from "./python/PyValue.ts"

/** The host of the service; the old client has `trk.kissmetrics.com`, which has moved. */
export const TRACKING_HOSTNAME = "trk.kissmetrics.io"
/** The scheme of the service; the old client has `http`. */
export const TRACKING_SCHEME = "https"
/** The path of events. */
export const RECORD_PATH = "e"
/** The path of properties. */
export const SET_PATH = "s"
/** The path of aliases. */
export const ALIAS_PATH = "a"

/** Where a URL leads, by name. */
export type PlaceKeywords = {
  readonly scheme?: PyValue
  readonly host?: PyValue
  readonly path?: PyValue
}

/** The optional parameters of {@link record} and {@link set}, by name. */
export type RequestKeywords = PlaceKeywords & {
  readonly timestamp?: PyValue
  readonly properties?: PyValue
}

const place = { scheme: TRACKING_SCHEME, host: TRACKING_HOSTNAME }

const recordSignature: Signature = {
  name: "record",
  required: ["key", "person", "event"],
  optional: { timestamp: null, properties: null, ...place, path: RECORD_PATH },
  isMethod: false,
  dict: "properties"
}

const setSignature: Signature = {
  name: "set",
  required: ["key", "person"],
  optional: { timestamp: null, properties: null, ...place, path: SET_PATH },
  isMethod: false,
  dict: "properties"
}

const aliasSignature: Signature = {
  name: "alias",
  required: ["key", "person", "identity"],
  optional: { ...place, path: ALIAS_PATH },
  isMethod: false
}

/** The URL that records an event. */
export function record(
  key: PyValue,
  person: PyValue,
  event: PyValue,
  timestamp?: PyValue,
  properties?: PyValue,
  scheme?: PyValue,
  host?: PyValue,
  path?: PyValue
): string
export function record(key: PyValue, person: PyValue, event: PyValue, keywords: RequestKeywords): string
export function record(...args: ReadonlyArray<PyValue>): string {
  return url(bind(recordSignature, args))
}

/** The URL that sets properties of a person. */
export function set(
  key: PyValue,
  person: PyValue,
  timestamp?: PyValue,
  properties?: PyValue,
  scheme?: PyValue,
  host?: PyValue,
  path?: PyValue
): string
export function set(key: PyValue, person: PyValue, keywords: RequestKeywords): string
export function set(...args: ReadonlyArray<PyValue>): string {
  return url(bind(setSignature, args))
}

/** The URL that joins two identities. */
export function alias(
  key: PyValue,
  person: PyValue,
  identity: PyValue,
  scheme?: PyValue,
  host?: PyValue,
  path?: PyValue
): string
export function alias(key: PyValue, person: PyValue, identity: PyValue, keywords: PlaceKeywords): string
export function alias(...args: ReadonlyArray<PyValue>): string {
  return url(bind(aliasSignature, args))
}

const url = (bound: Bound): string => writeUrl(bound as Bound & Place, bound as Bound & QueryParts) // all are bound
