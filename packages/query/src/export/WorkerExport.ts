/**
 * An export that is read in worker threads: what it can be told, and what a thread does.
 */
import type { ExportedEvent } from "./ExportedEvent.ts"
import type { ExportQuestion, ReadingOptions } from "./ExportOptions.ts"

/**
 * What a worker thread does with the events of one day: the default export of a module. What it returns is copied to the
 * caller, so it should be small. It is called anew, from the first event, when a day breaks off.
 */
export type DayTask<A> = (batches: AsyncIterable<ReadonlyArray<ExportedEvent>>, day: string) => A | Promise<A>

/** Options of an export in worker threads. */
export interface WorkerExportOptions
  extends Omit<ExportQuestion, "limit">,
    Pick<ReadingOptions, "dedupe" | "maxLineBytes"> {
  /**
   * How many threads there are, and so how many days are asked for at once, from 1 to 100.
   *
   * @default 4
   */
  readonly workers?: number | undefined
  /** What to do with a line that is no event. */
  readonly onBadLine?: "fail" | "skip" | undefined
  /**
   * How many times a day may be asked for when it breaks off.
   *
   * @default 3
   */
  readonly attempts?: number | undefined
}

/** What came of one day. */
export interface DayResult<A> {
  readonly day: string
  readonly result: A
}
