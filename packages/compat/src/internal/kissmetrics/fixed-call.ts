/**
 * A call of the KISSmetrics clients with the fixes that were asked for. Without any it stays as it is.
 */
import { kissmetricsTracking } from "@tallymark/core"
import { ValueError } from "../../errors/builtin.ts"
import type { PyValue } from "../../python/PyValue.ts"
import { kindOf } from "../python/kind.ts"
import { str } from "../python/text.ts"
import { toInt } from "../python/to-int.ts"
import { isTruthy } from "../python/truth.ts"
import type { IsFixed } from "../quirks.ts"
import { fixedProperties, secondsOf } from "./fixed-properties.ts"
import { personIssue } from "./modern-tracker.ts"
import type { TrackingCall } from "./TrackingCall.ts"

const isNone = (value: PyValue): boolean => value === null || value === undefined

/** The vendor's own form takes anything from here on for milliseconds. */
const tooLate = 100_000_000_000n

/** K2: whole seconds, or a date. */
const wholeSeconds = (timestamp: PyValue): PyValue => {
  const kind = kindOf(timestamp)
  if (kind.type === "datetime.datetime") return secondsOf(kind.value)
  if (kind.type === "float" || kind.type === "bool" || kind.type === "decimal.Decimal") {
    throw new TypeError("timestamp must be a whole number of seconds, or a Date")
  }
  return timestamp
}

const fixedTimestamp = (timestamp: PyValue, isFixed: IsFixed): PyValue => {
  if (isNone(timestamp)) return timestamp
  const seconds = isFixed("K2") ? wholeSeconds(timestamp) : timestamp
  if (isFixed("K1") && !isTruthy(seconds)) {
    throw new ValueError("timestamp is 0, which is before 2009; leave it out to have the service's own time")
  }
  if (isFixed("K3") && isTruthy(seconds) && toInt(seconds) >= tooLate) {
    throw new ValueError("timestamp is in milliseconds; give seconds")
  }
  return seconds
}

/** K6: identities that are nobody's. An alias joins two people for good, so both are looked at; an empty one is K5. */
const refuseNobody = async ({ operation, key, person, identity }: TrackingCall): Promise<void> => {
  if (isNone(key) || str(key) === "") throw new ValueError("key is empty; give the product's key")
  if (isNone(person)) throw new ValueError("person is None; give the person's identity")
  const both = [["person", person] as const, ["identity", identity] as const]
  for (const [name, who] of operation === "alias" && isTruthy(identity) ? both : both.slice(0, 1)) {
    const issue = await personIssue(str(who))
    if (issue !== undefined) throw new ValueError(`${name} ${issue}`)
  }
}

const longest = (name: string): number =>
  kissmetricsTracking.operations.record.parameters.flatMap((parameter) =>
    parameter.name === name && "maxLength" in parameter ? [parameter.maxLength] : []
  )[0] ?? Number.POSITIVE_INFINITY

/** K9: the service's limits for identities and names. */
const refuseLong = ({ person, event, identity }: TrackingCall): void => {
  for (const [name, value, most] of [
    ["person", person, longest("_p")],
    ["event", event, longest("_n")],
    ["identity", identity, longest("_n")]
  ] as const) {
    if (!isNone(value) && str(value).length > most) throw new ValueError(`${name} is longer than ${most} characters`)
  }
}

const paths: Readonly<Record<TrackingCall["operation"], string>> = { record: "e", set: "s", alias: "a" }

/** Fixes a call. Rejects with a `ValueError` or `TypeError` for what a fix refuses. */
export const fixedCall = async (call: TrackingCall, isFixed: IsFixed): Promise<TrackingCall> => {
  const { operation, event, identity } = call
  if (isFixed("K4") && operation === "record" && !isTruthy(event)) {
    throw new ValueError("event is empty; without a name nothing is recorded")
  }
  if (isFixed("K5") && operation === "alias" && !isTruthy(identity)) {
    throw new ValueError("identity is empty; an alias needs two identities")
  }
  if (isFixed("K6")) await refuseNobody(call)
  if (isFixed("K9")) refuseLong(call)
  if (isFixed("K11") && str(call.path) !== paths[operation]) {
    throw new ValueError(`path must be ${paths[operation]}, the service's path for ${operation}`)
  }
  return {
    ...call,
    timestamp: fixedTimestamp(call.timestamp, isFixed),
    properties: operation === "alias" ? call.properties : fixedProperties(call, isFixed)
  }
}
