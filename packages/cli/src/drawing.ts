/**
 * What the command line draws answers with: bars, sparklines, tables and heat tables of characters, for scripts of your
 * own. Everything returns lines of text, as wide as it is told, in colours or not, and no data can steer the terminal.
 *
 * **Example**
 *
 * ```ts
 * import { barChart, paintFor } from "@tallymark/cli/drawing"
 *
 * const look = { columns: process.stdout.columns ?? 80, paint: paintFor(process.stdout) }
 * const bars = [
 *   { label: "pro", figures: ["12"], value: 12 },
 *   { label: "free", figures: ["30"], value: 30 }
 * ]
 * for (const line of barChart(bars, look)) console.log(line)
 * ```
 *
 * @module drawing
 */
export { type Bar, barChart } from "./internal/drawing/bar-chart.ts"
export { progressBar, sparkline } from "./internal/drawing/bars.ts"
export { type HeatHeadings, type HeatRow, heatTable } from "./internal/drawing/heat-table.ts"
export { type Look, type Paint, paintFor, plain, type Style } from "./internal/drawing/paint.ts"
export { type Column, type TableLook, table } from "./internal/drawing/table.ts"
export { bytes, fit, number, percent, plainly, plural, stretch, widthOf } from "./internal/drawing/text.ts"
