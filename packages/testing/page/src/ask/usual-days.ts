/**
 * The days that are asked about where nobody says: up to a month before the latest event.
 */
import type { Vocabulary } from "../../../src/internal/live/Setting.ts"

const month = 29 * 86_400_000

/** The first and the last day. */
export const usualDays = ({ days, today }: Vocabulary): { readonly from: string; readonly to: string } => {
  const to = days?.last ?? today
  const from = new Date(Date.parse(to) - month).toISOString().slice(0, 10)
  return { from: days !== undefined && days.first > from ? days.first : from, to }
}
