/**
 * Which arrivals the page asks for.
 */
import type { ServerState } from "../server-state.ts"
import type { Arrival, ArrivalPage } from "./Arrival.ts"
import { lineOf } from "./arrival-text.ts"
import { arrivalsOf, type Kept, kindOf } from "./arrivals.ts"
import type { Haystacks } from "./Haystacks.ts"

/** The groups that arrivals can be narrowed down to. */
export const groups = ["all", "events", "people", "questions", "problems"] as const

/** One of the {@link groups}. */
export type Group = (typeof groups)[number]

/** What is asked for. */
export interface ArrivalFilter {
  readonly key: string | undefined
  readonly group: Group
  /** Words that all have to be there, in any order and case. */
  readonly text: string
  /** How many lines are wanted. */
  readonly limit: number
}

const isProblem = ({ hit, request, violation }: Kept): boolean => {
  if (violation !== undefined || request?.fault !== undefined) return true
  if (hit !== undefined) return hit.outcome !== "stored"
  return request !== undefined && (request.status ?? 500) >= 400
}

const fits: Readonly<Record<Group, (kept: Kept) => boolean>> = {
  all: () => true,
  events: (kept) => kindOf(kept) === "record",
  people: (kept) => ["set", "alias"].includes(kindOf(kept)),
  questions: (kept) => kindOf(kept) === "question",
  problems: isProblem
}

/** Finds the latest arrivals that fit, and counts all that do. */
export const findArrivals = (
  state: ServerState,
  { key, group, text, limit }: ArrivalFilter,
  haystacks: Haystacks
): ArrivalPage => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const isIn = fits[group]
  const arrivals: Array<Arrival> = []
  let matched = 0
  let total = 0
  for (const kept of arrivalsOf(state, key)) {
    total++
    if (!isIn(kept)) continue
    if (words.length > 0) {
      const haystack = haystacks.of(kept)
      if (!words.every((word) => haystack.includes(word))) continue
    }
    if (matched < limit) arrivals.push(lineOf(kept))
    matched++
  }
  if (total === 0) haystacks.clear()
  return { arrivals, matched, total }
}
