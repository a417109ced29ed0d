/**
 * What is left to choose before there is anything to ask.
 */
import type { Vocabulary } from "../../../src/internal/live/Setting.ts"
import { FillButton } from "../FillButton.tsx"
import { choose } from "../route.ts"
import type { Report } from "./question.ts"

/** How many events are offered. */
const most = 8

const Events = ({ names, choice }: { readonly names: ReadonlyArray<string>; readonly choice: string }) => (
  <p class="actions">
    {names.slice(0, most).map((name) => (
      <button key={name} type="button" class="offer" onClick={() => choose({ [choice]: name })}>
        <bdi>{name}</bdi>
      </button>
    ))}
  </p>
)

interface Props {
  readonly report: Report
  readonly vocabulary: Vocabulary | undefined
  readonly isFine: boolean | undefined
  /** Whether the first day is after the last. */
  readonly isBackwards: boolean
}

/** What to do next. */
export const Missing = ({ report, vocabulary, isFine, isBackwards }: Props) => {
  if (vocabulary === undefined) return null
  if (isFine === false) return <p class="hint">Repair the expression to see an answer.</p>
  if (isBackwards) return <p class="hint">The first day is after the last.</p>
  const { days, events } = vocabulary
  return (
    <div class="hint">
      {days === undefined ? (
        <>
          <p>There are no events to ask about yet.</p>
          <p class="actions">
            <FillButton />
          </p>
        </>
      ) : report === "funnel" ? (
        <p>Choose a funnel, or save a new one.</p>
      ) : (
        <>
          <p>{report === "retention" ? "Choose the event that people begin with." : "Choose an event."}</p>
          <Events names={events} choice={report === "retention" ? "born" : "event"} />
        </>
      )}
    </div>
  )
}
