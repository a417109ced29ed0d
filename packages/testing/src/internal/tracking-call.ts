/**
 * Reads the parameters of one tracking request the way the service does, right or wrong.
 *
 * Nothing is rejected here: whether the parameters keep to the contract is checked elsewhere.
 */
import type { Operation } from "@tallymark/core"
import type { PropertyValue, RecordedHit } from "../Recorded.ts"

/** What one request asks the service to remember. */
export interface TrackingCall {
  readonly kind: RecordedHit["kind"]
  readonly person: string
  /** The event's name or the second identity; empty for a set. */
  readonly name: string
  /** Unix seconds. */
  readonly timestamp: number
  /** The free-form parameters in the order of the request. */
  readonly properties: Operation.Parameters
}

/** The service turns `,` and `:` in names and identities into spaces. */
export const spaced = (text: string): string => text.replace(/[,:]/g, " ")

/** Names that differ only in case are one name. */
export const folded = (name: string): string => spaced(name).toLowerCase()

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)$/

/** Types a value by its content: `"123"` is a number, `"$100"` is text. */
export const typed = (text: string): PropertyValue => (decimal.test(text) ? Number(text) : text)

/** The service's own time counts unless `_d` is 1 and `_t` is a whole number of seconds. */
const timestampOf = (reserved: ReadonlyMap<string, string>, now: number): number => {
  const given = reserved.get("_t")
  const isDated = reserved.get("_d") === "1" && given !== undefined && /^-?\d+$/.test(given)
  return isDated ? Number(given) : Math.floor(now / 1000)
}

/** Reads the parameters of a request to `/e`, `/s` or `/a` that arrives at `now` milliseconds. */
export const readCall = (kind: RecordedHit["kind"], parameters: Operation.Parameters, now: number): TrackingCall => {
  const reserved = new Map<string, string>()
  const properties: Array<readonly [string, string]> = []
  for (const [name, text] of parameters) {
    if (name.startsWith("_")) reserved.set(name, text)
    else if (name !== "" && kind !== "alias") properties.push([spaced(name), text])
  }
  const name = spaced(reserved.get("_n") ?? "")
  return {
    // A record without a name means what a set means.
    kind: kind === "record" && name === "" ? "set" : kind,
    person: spaced(reserved.get("_p") ?? ""),
    name: kind === "set" ? "" : name,
    timestamp: timestampOf(reserved, now),
    properties
  }
}
