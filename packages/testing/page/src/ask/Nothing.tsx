/**
 * That there is no answer in the days that were asked about, and the way to days that have one.
 */
import type { Vocabulary } from "../../../src/internal/live/Setting.ts"
import { choose } from "../route.ts"
import { dayText } from "../time-text.ts"
import { chosen } from "./Field.tsx"

interface Props {
  readonly text: string
  /** The first and the last day with an event. */
  readonly days: Vocabulary["days"]
}

/** What to say, and all days to ask about. */
export const Nothing = ({ text, days }: Props) => {
  const isAll = days === undefined || (chosen("from") === days.first && chosen("to") === days.last)
  return (
    <div class="hint">
      <p>{text}</p>
      {isAll ? null : (
        <p class="actions">
          <button type="button" onClick={() => choose({ from: days.first, to: days.last })}>
            Ask about all days, {dayText(days.first)} to {dayText(days.last)}
          </button>
        </p>
      )}
    </div>
  )
}
