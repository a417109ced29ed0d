/**
 * The reports of questions as answers: their rows, and the chart that suits each.
 */
import type {
  Amounts,
  Counts,
  Frequency,
  Funnel,
  Insights,
  NestedCounts,
  Retention,
  TopEvents,
  TopProperties
} from "@tallymark/query"
import { barChart } from "../drawing/bar-chart.ts"
import { number, percent } from "../drawing/text.ts"
import { type Answer, rowsOf } from "./Answer.ts"
import { funnelChart } from "./charts/funnel-chart.ts"
import { frequencyChart, retentionChart } from "./charts/return-charts.ts"
import { seriesChart } from "./charts/series-chart.ts"

/** Counts by name and date: bars and sparklines. */
export const countsAnswer = (counts: Counts): Answer => {
  const rows = counts.toRows()
  const points = rows.map(({ count, date, event, segment }) => ({ name: segment ?? event, date, value: count }))
  return { rows: rowsOf(rows), chart: (look) => seriesChart(points, look) }
}

/** Counts by two values and date: a sparkline for each pair of values. */
export const nestedCountsAnswer = (counts: NestedCounts): Answer => {
  const rows = counts.toRows()
  const points = rows.map(({ count, date, inner, outer }) => ({ name: named([outer, inner]), date, value: count }))
  return { rows: rowsOf(rows), chart: (look) => seriesChart(points, look) }
}

/** Sums or averages by date: bars. */
export const amountsAnswer = (amounts: Amounts): Answer => {
  const rows = amounts.toRows()
  const points = rows.map(({ date, event, value }) => ({ name: event, date, value }))
  return { rows: rowsOf(rows), chart: (look) => seriesChart(points, look) }
}

/** The series of a saved report: bars and sparklines. */
export const insightsAnswer = (insights: Insights): Answer => {
  const rows = insights.toRows()
  const points = rows.map(({ date = "", name, segments, value }) => ({ name: named([name, ...segments]), date, value }))
  return {
    rows: rows.map(({ date, name, segments, value }) => ({
      ...(date === undefined ? {} : { date }),
      name,
      ...Object.fromEntries(
        segments.map((segment, index) => [index === 0 ? "segment" : `segment${index + 1}`, segment])
      ),
      value
    })),
    chart: (look) => seriesChart(points, look)
  }
}

/** Today's events: bars, each with its change. */
export const topEventsAnswer = (top: TopEvents): Answer => {
  const rows = top.toRows()
  const changed = (change: number) => `${change > 0 ? "+" : ""}${percent(change)}`
  const bars = rows.map(({ count, event, percentChange }) => ({
    label: event,
    figures: [number(count), changed(percentChange)],
    value: count
  }))
  return { rows: rowsOf(rows), chart: (look) => barChart(bars, look) }
}

/** The properties of an event: bars. */
export const topPropertiesAnswer = (top: TopProperties): Answer => {
  const rows = top.toRows()
  const bars = rows.map(({ count, property }) => ({ label: property, figures: [number(count)], value: count }))
  return { rows: rowsOf(rows), chart: (look) => barChart(bars, look) }
}

/** People by step: bars. */
export const funnelAnswer = (funnel: Funnel): Answer => ({
  rows: rowsOf(funnel.toRows()),
  chart: (look) => funnelChart(funnel.intervals, look)
})

/** People by interval: a heat table. */
export const retentionAnswer = (retention: Retention): Answer => ({
  rows: rowsOf(retention.toRows()),
  chart: (look) => retentionChart(retention.cohorts, look)
})

/** People by how often: a heat table. */
export const frequencyAnswer = (frequency: Frequency): Answer => ({
  rows: rowsOf(frequency.toRows()),
  chart: (look) => frequencyChart(frequency.spans, look)
})

/** Names in their order. */
export const namesAnswer = (column: string, names: ReadonlyArray<string>): Answer => ({
  rows: names.map((name) => ({ [column]: name }))
})

/** The name of a series that several values make. */
const named = (parts: ReadonlyArray<string>): string => parts.join(" · ")
