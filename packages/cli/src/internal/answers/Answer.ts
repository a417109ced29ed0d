/**
 * The answer to a question, before anybody decides how to show it.
 */
import type { Look } from "../drawing/paint.ts"

/** One row of an answer: values by the name of their column. */
export type Row = Readonly<Record<string, unknown>>

/** An answer: its rows, and how to draw them where that makes sense. */
export interface Answer {
  readonly rows: Iterable<Row> | AsyncIterable<Row>
  readonly chart?: ((look: Look) => ReadonlyArray<string>) | undefined
  /** What `json` shows in place of the rows, where those are only a view of it. */
  readonly whole?: { readonly value: unknown } | undefined
  /** What a person reads in place of no rows; `nothing` where nothing is said. */
  readonly instead?: string | undefined
}

/** Rows of the library as rows of an answer. */
export const rowsOf = <A extends object>(rows: Iterable<A>): Iterable<Row> => rows as Iterable<A & Row> // plain objects
