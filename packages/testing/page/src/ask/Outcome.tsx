/**
 * The answer to a call, drawn as its report is drawn, or why there is none.
 */
import { pathOf } from "../api.ts"
import { useFresh } from "../use-fresh.ts"
import { chosen } from "./Field.tsx"
import { FunnelAnswer, type FunnelReport } from "./FunnelAnswer.tsx"
import type { Report } from "./question.ts"
import { RetentionAnswer, type RetentionReport } from "./RetentionAnswer.tsx"
import { SeriesAnswer, type SeriesReport } from "./SeriesAnswer.tsx"

const Answer = ({
  report,
  answer,
  name
}: {
  readonly report: Report
  readonly answer: unknown
  readonly name: string
}) => {
  // The server answers each report in its own shape.
  if (report === "segmentation") return <SeriesAnswer report={answer as SeriesReport} name={name} />
  if (report === "funnel") return <FunnelAnswer report={answer as FunnelReport} />
  return <RetentionAnswer report={answer as RetentionReport} />
}

interface Asking {
  readonly report: Report
  readonly call: string
}

/** What came of a call. */
export const Outcome = ({ report, call }: Asking) => {
  const path = pathOf("ask", { call, project: chosen("project"), key: chosen("key") })
  const { value, error } = useFresh<unknown>(path)
  if (error !== undefined) return <p class="trouble">{error}</p>
  return value === undefined ? null : <Answer report={report} answer={value} name={chosen("event")} />
}
