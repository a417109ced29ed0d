/**
 * The properties of a call with the fixes K7, K8, K9, K10 and K17.
 */
import { kissmetricsTracking } from "@tallymark/core"
import { ValueError } from "../../errors/builtin.ts"
import type { PyDateTime } from "../../python/PyDateTime.ts"
import type { PyValue } from "../../python/PyValue.ts"
import { epoch } from "../python/calendar.ts"
import { Dict } from "../python/dict.ts"
import { type Entries, kindOf } from "../python/kind.ts"
import { str } from "../python/text.ts"
import { isTruthy } from "../python/truth.ts"
import type { IsFixed } from "../quirks.ts"
import type { TrackingCall } from "./TrackingCall.ts"

const { names, values } = kissmetricsTracking.operations.record.open

/** Seconds since 1970 of a time; one without an offset is UTC. */
export const secondsOf = ({ year, month, day, hour, minute, second, offset = 0 }: PyDateTime): number =>
  Math.floor(epoch(year, month, day, hour, minute, second) / 1000) - offset

/** K7: values as the modern client writes them; `undefined` for one that is left out. */
const modernValue = (value: PyValue): PyValue => {
  const kind = kindOf(value)
  switch (kind.type) {
    case "NoneType":
      return undefined
    case "bool":
      return String(kind.value)
    case "datetime.datetime":
      return secondsOf(kind.value)
    case "datetime.date":
      return epoch(kind.value.year, kind.value.month, kind.value.day) / 1000
    case "list":
    case "tuple":
    case "set":
    case "dict":
      throw new TypeError("a property holds a list or a dict; give each of its parts a property of its own")
    default:
      return value
  }
}

/** K8: names that only the call itself may set. Without a timestamp, `_t` and `_d` are the old way to back-date. */
const refuseReserved = (entries: Entries, hasTimestamp: boolean): void => {
  const reserved = hasTimestamp ? ["_k", "_p", "_n", "_t", "_d"] : ["_k", "_p", "_n"]
  const found = entries.map(([name]) => str(name)).find((name) => reserved.includes(name))
  if (found !== undefined) throw new ValueError(`properties must not hold ${found}, which the call sets itself`)
}

/** K9: the service's limits. */
const refuseLong = (entries: Entries): void => {
  for (const [name, value] of entries) {
    if (str(name).length > names.maxLength)
      throw new ValueError(`a property's name is longer than ${names.maxLength} characters`)
    if (str(value).length > values.maxLength)
      throw new ValueError(`a property's value is longer than ${values.maxLength} characters`)
  }
}

/** K17: the service heeds `_t` only beside `_d=1`. */
const withFlag = (entries: Entries): Entries => {
  const has = (wanted: string): boolean => entries.some(([name]) => name === wanted)
  return has("_t") && !has("_d")
    ? entries.flatMap((entry) => (entry[0] === "_t" ? [["_d", 1] as const, entry] : [entry]))
    : entries
}

const fixes = ["K7", "K8", "K9", "K10", "K17"] as const

/** The properties of a call, with the fixes that are wanted. */
export const fixedProperties = (call: TrackingCall, isFixed: IsFixed): PyValue => {
  const { properties, operation, timestamp } = call
  if (!fixes.some(isFixed)) return properties
  const given = new Dict()
  if (properties !== null && properties !== undefined) given.update(properties)
  let entries = given.entries
  if (isFixed("K7")) {
    entries = entries
      .map(([name, value]) => [name, modernValue(value)] as const)
      .filter(([, value]) => value !== undefined)
  }
  if (isFixed("K10") && operation === "set" && entries.length === 0) {
    throw new ValueError("set needs at least one property; without one nothing is set")
  }
  if (isFixed("K8")) refuseReserved(entries, isTruthy(timestamp))
  if (isFixed("K9")) refuseLong(entries)
  if (isFixed("K17")) entries = withFlag(entries)
  return new Map(entries)
}
