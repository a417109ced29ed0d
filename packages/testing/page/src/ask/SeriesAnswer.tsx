/**
 * Numbers over time: a chart, and the numbers themselves.
 */
import type { Vocabulary } from "../../../src/internal/live/Setting.ts"
import { Chips } from "../Chips.tsx"
import { choose } from "../route.ts"
import { Bars } from "./Bars.tsx"
import { chosen } from "./Field.tsx"
import type { Line } from "./Line.ts"
import { LineChart } from "./LineChart.tsx"
import { Nothing } from "./Nothing.tsx"
import { NumberTable } from "./NumberTable.tsx"

/** Lines over time as the API answers with them. */
export interface SeriesReport {
  readonly data: {
    readonly series: ReadonlyArray<string>
    readonly values: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
}

/** How many lines are drawn; as many as there are colours that can be told apart. */
const mostDrawn = 8

const linesOf = ({ data: { series, values } }: SeriesReport): ReadonlyArray<Line> =>
  Object.entries(values)
    .map(([name, own]) => {
      const numbers = series.map((label) => own[label] ?? 0)
      return { name, values: numbers, total: numbers.reduce((sum, value) => sum + value, 0) }
    })
    .sort((a, b) => b.total - a.total)

const shapes = [
  ["", "Line"],
  ["bar", "Bar"]
] as const

interface Props {
  readonly report: SeriesReport
  /** The event that was asked about. */
  readonly name: string
  readonly days: Vocabulary["days"]
}

/** The answer, drawn as chosen. */
export const SeriesAnswer = ({ report, name, days }: Props) => {
  const { series } = report.data
  const lines = linesOf(report)
  const drawn = lines.slice(0, mostDrawn)
  const shape = chosen("chart")
  if (lines.every(({ total }) => total === 0)) {
    return <Nothing text="Nothing of this happened in these days." days={days} />
  }
  // People of one day come back on others, and averages do not add up.
  const hasTotals = chosen("type") === ""
  const isSplit = lines.length > 1 || lines[0]?.name !== name
  return (
    <>
      <div class="card-head">
        <h2>
          <bdi>{name}</bdi>
          {lines.length > drawn.length ? (
            <span class="quiet">
              {" "}
              the top {drawn.length} of {lines.length} drawn
            </span>
          ) : null}
          {shape === "bar" && isSplit && !hasTotals ? <span class="quiet"> the sums of all dates</span> : null}
        </h2>
        <Chips label="Chart" options={shapes} value={shape} onChoose={(value) => choose({ chart: value })} />
      </div>
      {shape === "bar" && isSplit ? (
        <Bars lines={drawn} />
      ) : (
        <LineChart labels={series} lines={drawn} isBars={shape === "bar"} hasTotals={hasTotals} />
      )}
      <NumberTable labels={series} lines={lines} hasTotals={hasTotals} />
    </>
  )
}
