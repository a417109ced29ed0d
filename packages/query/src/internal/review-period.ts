/**
 * Reviews what the questions have in common that take the last units of time or days.
 */
import type { Issue } from "@tallymark/core"
import type { Period } from "../questions/Questions.ts"

/** What is wrong with a period: it needs an interval, or both days, and not all of them. */
export const reviewPeriod = ({ interval, from, to }: Period): ReadonlyArray<Issue> => {
  const hasDays = from !== undefined || to !== undefined
  if (interval !== undefined) {
    return hasDays
      ? [{ path: "interval", message: "must not stand beside `from` and `to`; give one or the other" }]
      : []
  }
  if (!hasDays) return [{ path: "interval", message: "is required, or `from` and `to` in its place" }]
  if (from === undefined) return [{ path: "from", message: "is required beside `to`" }]
  return to === undefined ? [{ path: "to", message: "is required beside `from`" }] : []
}
