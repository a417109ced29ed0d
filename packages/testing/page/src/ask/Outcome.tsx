/**
 * The answer to a call, drawn as its report is drawn, or why there is none.
 */
import type { Vocabulary } from "../../../src/internal/live/Setting.ts"
import { pathOf } from "../api.ts"
import { useFresh } from "../use-fresh.ts"
import { chosen } from "./Field.tsx"
import { FunnelAnswer, type FunnelReport } from "./FunnelAnswer.tsx"
import type { Report } from "./question.ts"
import { RetentionAnswer, type RetentionReport } from "./RetentionAnswer.tsx"
import { SeriesAnswer, type SeriesReport } from "./SeriesAnswer.tsx"

interface Props {
  readonly report: Report
  readonly call: string
  /** The first and the last day with an event. */
  readonly days: Vocabulary["days"]
}

const Answer = ({ report, answer, days }: Omit<Props, "call"> & { readonly answer: unknown }) => {
  // The server answers each report in its own shape.
  if (report === "segmentation")
    return <SeriesAnswer report={answer as SeriesReport} name={chosen("event")} days={days} />
  if (report === "funnel") return <FunnelAnswer report={answer as FunnelReport} days={days} />
  return <RetentionAnswer report={answer as RetentionReport} days={days} />
}

/** What came of a call. */
export const Outcome = ({ report, call, days }: Props) => {
  const path = pathOf("ask", { call, project: chosen("project"), key: chosen("key") })
  const { value, error } = useFresh<unknown>(path)
  if (error !== undefined) return <p class="trouble">{error}</p>
  return value === undefined ? null : <Answer report={report} answer={value} days={days} />
}
