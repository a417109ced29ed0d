/**
 * What stands out about an arrival.
 */

import type { Arrival } from "../../../src/internal/live/Arrival.ts"
import type { HitOutcome } from "../../../src/Recorded.ts"
import { countText } from "../number-text.ts"

/** A word or two, and how bad it is. */
export interface Mark {
  readonly text: string
  readonly tone: "bad" | "warn" | "quiet"
}

const outcomes: Readonly<Partial<Record<HitOutcome, Mark>>> = {
  duplicate: { text: "duplicate", tone: "warn" },
  "not-modified": { text: "not modified", tone: "warn" },
  "too-old": { text: "too old", tone: "bad" },
  unusable: { text: "unusable", tone: "bad" },
  "unknown-key": { text: "unknown key", tone: "bad" },
  refused: { text: "refused", tone: "bad" }
}

/** The marks of an arrival, the worst first. */
export const marksOf = ({ source, outcome, status, fault, issues, kind }: Arrival): ReadonlyArray<Mark> => {
  const marks: Array<Mark> = []
  if (fault !== undefined) marks.push({ text: fault === "status" ? "fault" : `fault: ${fault}`, tone: "bad" })
  if (issues > 0) marks.push({ text: countText(issues, "issue"), tone: "bad" })
  const own = outcome === undefined ? undefined : outcomes[outcome]
  if (own !== undefined) marks.push(own)
  if (source === "request" && status === undefined) marks.push({ text: "no answer", tone: "bad" })
  else if (status !== undefined && (status >= 400 || kind === "question")) {
    marks.push({ text: String(status), tone: status >= 400 ? "bad" : "quiet" })
  }
  return marks
}

/** What the service did, in a sentence. */
export const outcomeText: Readonly<Record<HitOutcome, string>> = {
  stored: "It counts.",
  duplicate: "Equal in person, name and second to an earlier call. The service keeps the first.",
  "not-modified": "The identical conditional request came less than five minutes before, and is ignored.",
  "too-old": "Dated before 2009. The service drops it.",
  unusable: "Without a person or a name there is nothing to store.",
  "unknown-key": "None of the keys that the server was told about.",
  refused: "The service would not have it.",
  answered: "It was answered."
}
