/**
 * What was asked, in the code that asked it, and what the answers are.
 */
import type { Counts, Funnel, PeoplePage, Retention } from "@tallymark/query"
import type { DayFile } from "@tallymark/query/node"
import type { Subject } from "./subject.ts"

/** One question. */
export interface Asked<Answer> {
  /** The call, as it is written. */
  readonly code: string
  readonly answer: Answer
}

/** Every question and its answer. */
export interface Answers {
  readonly subject: Subject
  /** What the calls refer to, as it is written. */
  readonly preparation: ReadonlyArray<string>
  readonly segmentation: Asked<Counts>
  /** Absent where there are not two events to go through. */
  readonly funnel: Asked<Funnel> | undefined
  readonly retention: Asked<Retention>
  readonly people: Asked<PeoplePage>
  /** The files of the export, which are gone by now. */
  readonly files: Asked<ReadonlyArray<DayFile>>
  readonly elapsedMillis: number
}
