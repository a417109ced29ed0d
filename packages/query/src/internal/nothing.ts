/**
 * Tells answers that have nothing in them. The service gives a zero for each day, or no day at all.
 */
import type { NumbersByDate } from "../reports/Counts.ts"

/** Whether every number is zero, or there is none. */
export const areZero = (numbers: Readonly<Record<string, number>>): boolean =>
  Object.values(numbers).every((number) => number === 0)

/** Whether every number of every name is zero, or there is none. */
export const areAllZero = (values: NumbersByDate): boolean => Object.values(values).every(areZero)
