/**
 * Numbers over time under one name.
 */

/** One line. */
export interface Line {
  readonly name: string
  readonly values: ReadonlyArray<number>
  readonly total: number
}
