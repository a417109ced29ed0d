/**
 * Numbers by name and date: bars of the dates of one name, or a total and a sparkline for each of several.
 */
import { type Bar, barChart } from "../../drawing/bar-chart.ts"
import { sparkline } from "../../drawing/bars.ts"
import type { Look } from "../../drawing/paint.ts"
import { fit, number, widthOf } from "../../drawing/text.ts"

/** One number of a series. */
export interface Point {
  readonly name: string
  readonly date: string
  readonly value: number
}

/** More than this many bars or names are not read any more. */
const most = 40

/** The lines of a chart. */
export const seriesChart = (points: ReadonlyArray<Point>, look: Look): ReadonlyArray<string> => {
  const dates = [...new Set(points.map(({ date }) => date))].sort()
  const series = seriesOf(points, dates)
  const [only] = series
  if (only !== undefined && series.length === 1 && dates.length <= most) {
    return [
      look.paint("heading", fit(only.name, Math.min(widthOf(only.name), look.columns))),
      ...datedBars(only, dates, look)
    ]
  }
  const shown = series.slice(0, most)
  const rest = series.length - shown.length
  return [
    ...(dates.length === 1 ? barChart(shown.map(totalBar), look) : sparklines(shown, dates, look)),
    ...(rest > 0 ? [look.paint("aside", `and ${number(rest)} more`)] : [])
  ]
}

/** The numbers of one name, one for each date. */
interface Series {
  readonly name: string
  readonly values: ReadonlyArray<number>
  readonly total: number
}

const seriesOf = (points: ReadonlyArray<Point>, dates: ReadonlyArray<string>): ReadonlyArray<Series> => {
  const byName = new Map<string, Map<string, number>>()
  for (const { date, name, value } of points) {
    const byDate = byName.get(name) ?? new Map<string, number>()
    byName.set(name, byDate.set(date, value))
  }
  return [...byName]
    .map(([name, byDate]) => {
      const values = dates.map((date) => byDate.get(date) ?? 0)
      return { name, values, total: values.reduce((sum, value) => sum + value, 0) }
    })
    .sort((one, other) => other.total - one.total)
}

const totalBar = ({ name, total }: Series): Bar => ({ label: name, figures: [number(total)], value: total })

const datedBars = ({ values }: Series, dates: ReadonlyArray<string>, look: Look): ReadonlyArray<string> =>
  barChart(
    dates.map((date, index) => {
      const value = values[index] ?? 0
      return { label: date, figures: [number(value)], value }
    }),
    look
  )

const sparklines = (
  series: ReadonlyArray<Series>,
  dates: ReadonlyArray<string>,
  { columns, paint }: Look
): ReadonlyArray<string> => {
  const name = Math.min(28, Math.floor(columns / 3), Math.max(...series.map(({ name }) => widthOf(name)), 0))
  const total = Math.max(...series.map((one) => number(one.total).length), 0)
  const room = Math.max(8, columns - name - total - 4)
  const [first = "", last = ""] = [dates[0], dates.at(-1)]
  const drawn = Math.min(room, dates.length)
  const range =
    drawn >= first.length + last.length + 1 ? first.padEnd(drawn - last.length) + last : `${first} – ${last}`
  return [
    ...series.map(
      (one) =>
        `${fit(one.name, name)}  ${number(one.total).padStart(total)}  ${paint("drawing", sparkline(one.values, room))}`
    ),
    " ".repeat(Math.max(0, Math.min(name + total + 4, columns - range.length))) + paint("aside", range)
  ]
}
