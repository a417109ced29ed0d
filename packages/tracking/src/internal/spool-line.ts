/**
 * A call as a line of the spool: `/e?_p=bob&_n=Signed%20Up&_t=1381849312&_d=1`. The format is the field's own, without
 * the product key, which each process has already.
 */
import { kissmetricsTracking, Operation } from "@tallymark/core"
import type { CallKind } from "../Delivery.ts"
import type { Call } from "./Parcel.ts"

const { auth, operations } = kissmetricsTracking
const supplied = [auth.productKey.name]
const byPath = new Map<string, { readonly kind: CallKind; readonly operation: Operation.Operation }>(
  (["record", "set", "alias"] as const).map((kind) => [
    operations[kind].paths.current,
    { kind, operation: Operation.make(operations[kind], { supplied }) }
  ])
)

/** Reads a call; `undefined` when the line is none that this package can have written. */
export const fromLine = (line: string): Call | undefined => {
  const at = line.indexOf("?")
  const found = byPath.get(line.slice(0, at))
  if (at < 0 || found === undefined) return undefined
  const text = line.slice(at + 1)
  const parameters = decode(text)
  if (parameters === undefined || found.operation.check(parameters).length > 0) return undefined
  const value = (name: string): string | undefined => parameters.find(([other]) => other === name)?.[1]
  return {
    kind: found.kind,
    person: value("_p") ?? "",
    name: value("_n"),
    timestamp: Number(value("_t") ?? 0),
    parameters: text
  }
}

/** What `Operation.encode` has written; `undefined` for what it cannot have. At a fifth of the cost of `URLSearchParams`. */
const decode = (text: string): Array<readonly [string, string]> | undefined => {
  const pairs: Array<readonly [string, string]> = []
  // Most texts are written as they are.
  const read = text.includes("%") ? readAny : readAsIs
  try {
    for (let from = 0; from <= text.length; ) {
      const next = text.indexOf("&", from)
      const to = next < 0 ? text.length : next
      const at = text.indexOf("=", from)
      if (at < 0 || at > to) return undefined
      pairs.push([read(text.slice(from, at)), read(text.slice(at + 1, to))])
      from = to + 1
    }
    return pairs
  } catch {
    return undefined
  }
}

const readAny = (text: string): string => (text.includes("%") ? decodeURIComponent(text) : text)
const readAsIs = (text: string): string => text
