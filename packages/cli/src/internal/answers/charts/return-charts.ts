/**
 * Who comes back and how often, as heat tables.
 */
import type { FrequencySpan, RetentionCohort } from "@tallymark/query"
import { heatTable } from "../../drawing/heat-table.ts"
import type { Look } from "../../drawing/paint.ts"
import { number } from "../../drawing/text.ts"

/** Retention: a line for each interval that people began in. */
export const retentionChart = (cohorts: ReadonlyArray<RetentionCohort>, look: Look): ReadonlyArray<string> =>
  heatTable(
    { label: "began", total: "people", shares: numbered(cohorts, (index) => `+${index}`) },
    cohorts.map(({ counts, date, first, segment }) => ({
      label: labelOf(date, segment),
      total: number(first),
      shares: counts.map((count) => share(count, first))
    })),
    look
  )

/** Frequency: a line for each span, its shares being of the people who did it at all. */
export const frequencyChart = (spans: ReadonlyArray<FrequencySpan>, look: Look): ReadonlyArray<string> =>
  heatTable(
    { label: "span", total: "people", shares: numbered(spans, (index) => `≥${index + 1}`) },
    spans.map(({ counts, date, segment }) => ({
      label: labelOf(date, segment),
      total: number(counts[0] ?? 0),
      shares: counts.map((count) => share(count, counts[0] ?? 0))
    })),
    look
  )

const numbered = (
  lines: ReadonlyArray<{ readonly counts: ReadonlyArray<number> }>,
  name: (index: number) => string
): ReadonlyArray<string> =>
  Array.from({ length: Math.max(...lines.map(({ counts }) => counts.length), 0) }, (_, index) => name(index))

const labelOf = (date: string, segment: string | undefined): string =>
  segment === undefined ? date : `${date} ${segment}`

const share = (count: number, all: number): number => (all === 0 ? 0 : count / all)
