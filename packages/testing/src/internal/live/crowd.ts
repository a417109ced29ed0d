/**
 * The people that the page asks for.
 */
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import { empty as emptyProject } from "../mixpanel/project-data.ts"
import { recordedUnder, type ServerState } from "../server-state.ts"
import { type Census, censusOf } from "./census.ts"
import type { Crowd, Someone } from "./Someone.ts"

/** What is asked for. */
export interface CrowdFilter {
  readonly key: string | undefined
  /** A part of an identity, in any case. */
  readonly text: string
  readonly limit: number
}

/** One and the same, so that a census is taken once. */
const noData = emptyProject("")

/** The census of one product. */
export const censusIn = (state: ServerState, key: string): Census =>
  censusOf(
    key,
    recordedUnder(state, key),
    Option.getOrElse(HashMap.get(state.projects, key), () => noData)
  )

/** Every key that something was recorded or imported under. */
export const keysIn = ({ products, projects }: ServerState): ReadonlyArray<string> =>
  [...new Set([...HashMap.keys(products), ...HashMap.keys(projects)])].sort()

const isNamed = ({ names }: Census, root: string, { identity }: Someone, text: string): boolean =>
  (names.get(root) ?? [identity]).some((name) => name.toLowerCase().includes(text))

/** Finds the people who fit, and counts all who do. */
export const findPeople = (state: ServerState, { key, text, limit }: CrowdFilter): Crowd => {
  const wanted = text.toLowerCase().trim()
  const found: Array<Someone> = []
  let total = 0
  for (const name of key === undefined ? keysIn(state) : [key]) {
    const census = censusIn(state, name)
    total += census.people.size
    for (const [root, someone] of census.people) {
      if (wanted === "" || isNamed(census, root, someone, wanted)) found.push(someone)
    }
  }
  found.sort((a, b) => (b.lastSeen ?? 0) - (a.lastSeen ?? 0) || (a.identity < b.identity ? -1 : 1))
  return { people: found.slice(0, limit), matched: found.length, total }
}
