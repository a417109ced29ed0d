/**
 * Parameters of a request: which are left out, what becomes of lists, and what is signed.
 */
import type { PyValue } from "../../python/PyValue.ts"
import { Dict } from "../python/dict.ts"
import { jsonDumps } from "../python/json-dumps.ts"
import { type Entries, kindOf } from "../python/kind.ts"
import { str } from "../python/text.ts"
import { isTruthy } from "../python/truth.ts"
import { decodeUtf8 } from "../python/utf8.ts"
import type { IsFixed } from "../quirks.ts"

/** The parameters as a dict of their own; the caller's is never changed. Falsy ones are left out. */
export const filtered = (params: PyValue, isFixed: IsFixed): Dict => {
  const kept = new Dict()
  const given = new Dict()
  given.update(params)
  for (const [name, value] of given.entries) {
    const isKept = isFixed("M1") ? kindOf(value).type !== "NoneType" : isTruthy(value)
    if (isKept) kept.set(name, value)
  }
  return kept
}

const isJson = (value: PyValue, isFixed: IsFixed): boolean => {
  const { type } = kindOf(value)
  return type === "list" || (isFixed("M2") && (type === "tuple" || type === "set" || type === "dict"))
}

/** A set has no JSON of its own; with M2 it is a list. */
const listed = (value: PyValue): PyValue => {
  const kind = kindOf(value)
  return kind.type === "set" ? kind.items : value
}

/** Lists as JSON; everything else as it is. This is what both the request and the signature are made of. */
export const encoded = (entries: Entries, isFixed: IsFixed): Entries =>
  entries.map(([name, value]) => [name, isJson(value, isFixed) ? jsonDumps(listed(value)) : value])

/**
 * The texts that are signed. Bytes are signed as `b'…'` and sent as they are, so the service refuses them; with M2 what
 * is signed is what is sent.
 */
export const signedTexts = (entries: Entries, isFixed: IsFixed): ReadonlyArray<readonly [string, string]> => {
  checkOrder(entries)
  return entries.map(([name, value]) => {
    const kind = kindOf(value)
    return [str(name), kind.type === "bytes" && isFixed("M2") ? decodeUtf8(kind.value) : str(value)]
  })
}

/** Names are sorted to be signed, and Python does not compare a str with an int. */
const checkOrder = (entries: Entries): void => {
  for (const [index, [name]] of entries.entries()) {
    const before = entries[index - 1]
    if (before === undefined) continue
    const [one, other] = [kindOf(name).type, kindOf(before[0]).type]
    if (one !== other) throw new TypeError(`'<' not supported between instances of '${one}' and '${other}'`)
  }
}
