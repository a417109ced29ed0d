/**
 * Whatever JSON a script returns, as an answer.
 */
import type { Answer, Row } from "./Answer.ts"

/** One row for each element of a list, or one for anything else; what is no object is in the column `value`. */
export const valueAnswer = (value: unknown): Answer => ({
  rows: (Array.isArray(value) ? value : [value]).map(rowOf),
  whole: { value }
})

const rowOf = (value: unknown): Row =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : { value }
