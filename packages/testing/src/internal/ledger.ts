/**
 * The implementation of {@link Ledger}.
 */
import type { Ledger, LedgerOptions, LedgerReport, Receipt } from "../Ledger.ts"
import type { RecordedHit } from "../Recorded.ts"
import { folded, spaced } from "./tracking-call.ts"

type Item = Receipt | string | number

/** What is known about one id. */
interface Entry {
  readonly items: Array<Item>
  /** The place of the first sending among all. */
  readonly place: number
  stored: number
  dropped: number
}

/** Names a call the way the service tells calls apart. A set of the same second is the same call. */
const idOf = ({ kind, person, name = "", timestamp }: Receipt): string => {
  if (kind === "alias") return JSON.stringify([kind, ...[spaced(person), spaced(name)].sort()])
  return JSON.stringify([kind, spaced(person), kind === "set" ? "" : folded(name), timestamp])
}

/** A receipt without whatever else the client's own has, such as a promise. */
const facts = ({ kind, person, name, timestamp }: Receipt): Receipt => ({ kind, person, name, timestamp })

/** Starts a ledger that looks at hits with a number above `since`. */
export const makeLedger = (
  hits: () => ReadonlyArray<RecordedHit>,
  since: number,
  { by }: LedgerOptions = {}
): Ledger => {
  const sent: Array<{ readonly id: string; readonly item: Item }> = []

  const hitId = (hit: RecordedHit): string | undefined => {
    if (by === undefined) return idOf(hit)
    const name = Object.keys(hit.texts).find((other) => folded(other) === folded(by))
    return name === undefined ? undefined : hit.texts[name]
  }

  const report = (): LedgerReport => {
    const entries = new Map<string, Entry>()
    for (const [place, { id, item }] of sent.entries()) {
      const entry = entries.get(id)
      if (entry === undefined) entries.set(id, { items: [item], place, stored: 0, dropped: 0 })
      else entry.items.push(item)
    }
    let outOfOrder = 0
    let latest = -1
    for (const hit of hits()) {
      const entry = hit.sequence <= since ? undefined : entries.get(hitId(hit) ?? "")
      if (entry === undefined) continue
      const isFirst = entry.stored === 0 && entry.dropped === 0
      if (isFirst && entry.place < latest) outOfOrder++
      latest = Math.max(latest, entry.place)
      if (hit.outcome === "stored") entry.stored++
      else if (hit.outcome === "duplicate") entry.dropped++
    }
    let arrived = 0
    let duplicated = 0
    let absorbed = 0
    const missing: Array<Item> = []
    for (const { items, stored, dropped } of entries.values()) {
      arrived += Math.min(items.length, stored)
      duplicated += Math.max(0, stored - items.length)
      absorbed += dropped
      missing.push(...items.slice(stored))
    }
    return { sent: sent.length, arrived, duplicated, absorbed, lost: missing.length, outOfOrder, missing }
  }

  return {
    sent: (item) => {
      if (typeof item === "object" && by !== undefined) {
        throw new TypeError(`this ledger goes by ${by}; pass the value of that property`)
      }
      if (typeof item !== "object" && by === undefined) {
        throw new TypeError("pass a receipt, or make the ledger with the name of a property: ledger({ by })")
      }
      sent.push(typeof item === "object" ? { id: idOf(item), item: facts(item) } : { id: String(item), item })
    },
    report
  }
}
