/**
 * How many requests came and what became of them, counted apart from the requests themselves, of which only the latest
 * are kept.
 */
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import type { HitOutcome, RecordedRequest } from "../Recorded.ts"

/** The counts of one product, or of several together. */
export interface RequestTotals {
  readonly requests: number
  readonly outcomes: Readonly<Partial<Record<HitOutcome, number>>>
}

/** Counts by product key; requests without a key are under `""`. */
export type TotalsByKey = HashMap.HashMap<string, RequestTotals>

const none: RequestTotals = { requests: 0, outcomes: {} }

/** Counts one more request. */
export const count = (self: TotalsByKey, { key = "", outcome }: RecordedRequest): TotalsByKey => {
  const { requests, outcomes } = Option.getOrElse(HashMap.get(self, key), () => none)
  const counted = outcome === undefined ? outcomes : { ...outcomes, [outcome]: (outcomes[outcome] ?? 0) + 1 }
  return HashMap.set(self, key, { requests: requests + 1, outcomes: counted })
}

/** The counts of one product, or of everything. */
export const totalOf = (self: TotalsByKey, key: string | undefined): RequestTotals => {
  if (key !== undefined) return Option.getOrElse(HashMap.get(self, key), () => none)
  let requests = 0
  const outcomes: Partial<Record<HitOutcome, number>> = {}
  for (const totals of HashMap.values(self)) {
    requests += totals.requests
    for (const [name, times] of Object.entries(totals.outcomes)) {
      const outcome = name as HitOutcome // the names are outcomes
      outcomes[outcome] = (outcomes[outcome] ?? 0) + times
    }
  }
  return { requests, outcomes }
}
