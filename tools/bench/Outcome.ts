/**
 * What a benchmark hands to the report: a table for people, raw figures for machines, and a verdict for each target.
 */

import type { LossRow } from "./losses.ts"

/** A target and what was measured against it. */
export interface Verdict {
  readonly target: string
  /** The number that decides: a ratio, a time, a count. */
  readonly value: number | undefined
  /** The number as people read it. */
  readonly measured: string
  /** `undefined` when this run did not measure what the verdict needs. */
  readonly isMet: boolean | undefined
}

/** One row of the table: the cells after the label. */
export interface Row {
  readonly label: string
  readonly cells: ReadonlyArray<string>
  /** What makes the row's figures count for less, above all lost events. */
  readonly mark: string
  /** The raw figures of each run. */
  readonly runs: ReadonlyArray<object>
}

/** The result of one benchmark. */
export interface Outcome {
  readonly id: string
  readonly title: string
  /** Exactly what is measured, in one or two sentences. */
  readonly measures: string
  readonly headings: ReadonlyArray<string>
  readonly rows: ReadonlyArray<Row>
  readonly verdicts: ReadonlyArray<Verdict>
  /** What belongs into the loss table. */
  readonly losses?: ReadonlyArray<LossRow>
}

/** A verdict on a number that may not be there. */
export const verdict = (
  target: string,
  value: number | undefined,
  format: (value: number) => string,
  accepts: (value: number) => boolean
): Verdict => {
  const isKnown = value !== undefined && Number.isFinite(value)
  return {
    target,
    value: isKnown ? value : undefined,
    measured: isKnown ? format(value) : "not measured",
    isMet: isKnown ? accepts(value) : undefined
  }
}
