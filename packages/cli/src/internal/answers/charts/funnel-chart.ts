/**
 * A funnel: a bar for each step, of all intervals together, for each segment.
 */
import type { FunnelInterval } from "@tallymark/query"
import { barChart } from "../../drawing/bar-chart.ts"
import type { Look } from "../../drawing/paint.ts"
import { number, percent, plainly } from "../../drawing/text.ts"

/** The lines of a chart. */
export const funnelChart = (intervals: ReadonlyArray<FunnelInterval>, look: Look): ReadonlyArray<string> =>
  [...Map.groupBy(intervals, ({ segment }) => segment)].flatMap(([segment, parts]) => [
    ...(segment === undefined ? [] : [look.paint("heading", plainly(segment))]),
    ...segmentChart(parts, look)
  ])

const segmentChart = (parts: ReadonlyArray<FunnelInterval>, look: Look): ReadonlyArray<string> => {
  const steps = parts[0]?.steps ?? []
  const counts = steps.map((_, index) => parts.reduce((sum, part) => sum + (part.steps[index]?.count ?? 0), 0))
  const first = counts[0] ?? 0
  return barChart(
    steps.map(({ goal }, index) => {
      const count = counts[index] ?? 0
      return {
        label: `${index + 1}. ${goal}`,
        figures: [number(count), percent(first === 0 ? 0 : count / first)],
        value: count
      }
    }),
    look
  )
}
