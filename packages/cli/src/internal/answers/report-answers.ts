/**
 * The reports of questions as answers: their rows, and the chart that suits each.
 */
import type { Amounts, Counts, Frequency, Funnel, Retention } from "@tallymark/query"
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

/** Sums or averages by date: bars. */
export const amountsAnswer = (amounts: Amounts): Answer => {
  const rows = amounts.toRows()
  const points = rows.map(({ date, event, value }) => ({ name: event, date, value }))
  return { rows: rowsOf(rows), chart: (look) => seriesChart(points, look) }
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
