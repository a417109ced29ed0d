/**
 * A sign for what an arrival is.
 */
import type { ArrivalKind } from "../../../src/internal/live/Arrival.ts"

const names: Readonly<Record<ArrivalKind, string>> = {
  record: "event",
  set: "properties",
  alias: "alias",
  question: "question",
  unknown: "unknown request"
}

const shapes: Readonly<Record<ArrivalKind, string>> = {
  record: "M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z",
  set: "M3 5h10M3 8h7M3 11h10",
  alias: "M6.5 9.5l3-3M7 4.5l1-1a3 3 0 0 1 4.5 4.5l-1 1M9 11.5l-1 1A3 3 0 0 1 3.5 8l1-1",
  question: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M8 12.6v.1",
  unknown: "M4.5 4.5l7 7M11.5 4.5l-7 7"
}

/** The sign with its name for whoever does not see it. */
export const Kind = ({ kind }: { readonly kind: ArrivalKind }) => (
  <svg class={`kind kind-${kind}`} viewBox="0 0 16 16" role="img" aria-label={names[kind]}>
    <path d={shapes[kind]} />
  </svg>
)
