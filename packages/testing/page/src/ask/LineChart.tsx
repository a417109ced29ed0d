/**
 * Lines or bars over time, drawn by uPlot, with a legend that follows the pointer.
 */
import { useSignal } from "@preact/signals"
import { useEffect, useRef } from "preact/hooks"
import uPlot from "uplot"
import { numberText } from "../number-text.ts"
import { dayText } from "../time-text.ts"
import type { Line } from "./Line.ts"
import { theme } from "./theme.ts"

interface Props {
  readonly labels: ReadonlyArray<string>
  readonly lines: ReadonlyArray<Line>
  readonly isBars: boolean
  /** Whether the sum of a line means something. */
  readonly hasTotals: boolean
}

const height = 280

/** The steps of an axis of counts: there is no half an event. */
const wholeSteps = [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((power) => [1, 2, 5].map((step) => step * 10 ** power))

const axisText = (value: number): string =>
  Math.abs(value) < 1 ? `${Number(value.toPrecision(3))}` : numberText(value)

const { bars } = uPlot.paths

const seriesOf = (
  { lines, labels, isBars }: Props,
  width: number,
  colours: ReadonlyArray<string>
): Array<uPlot.Series> =>
  lines.map(({ name }, index) => {
    const stroke = colours[index] ?? ""
    const path = isBars ? bars?.({ size: [0.7, 64] }) : undefined
    return {
      label: name,
      stroke,
      width: isBars ? 0 : 2,
      points: { show: !isBars && labels.length * 20 < width, size: 6, fill: stroke },
      ...(path === undefined ? {} : { paths: path, fill: stroke })
    }
  })

const optionsOf = (props: Props, width: number, onPoint: (index: number | undefined) => void): uPlot.Options => {
  const { ink, grid, colours, font } = theme()
  const { labels, lines } = props
  const isWhole = lines.every(({ values }) => values.every(Number.isInteger))
  const axis = { stroke: ink, font, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1, size: 4 } }
  return {
    width,
    height,
    legend: { show: false },
    cursor: { y: false, points: { size: 8 } },
    scales: {
      x: { time: false, range: () => [-0.5, labels.length - 0.5] },
      y: { range: (_, __, max) => [0, isWhole ? Math.max(1, max * 1.08) : max * 1.08] }
    },
    series: [{}, ...seriesOf(props, width, colours)],
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 64,
        size: 30,
        incrs: [1, 2, 5, 7, 14, 28, 60, 120, 240, 480, 960],
        values: (_, splits) => splits.map((at) => dayText(labels[at] ?? ""))
      },
      {
        ...axis,
        size: (_, texts) => 16 + 7 * Math.max(3, ...(texts ?? []).map(({ length }) => length)),
        space: 36,
        ...(isWhole ? { incrs: wholeSteps } : {}),
        values: (_, splits) => splits.map(axisText)
      }
    ],
    hooks: { setCursor: [({ cursor }) => onPoint(cursor.idx ?? undefined)] }
  }
}

/** The chart with its legend. */
export const LineChart = (props: Props) => {
  const { labels, lines, isBars, hasTotals } = props
  const box = useRef<HTMLDivElement>(null)
  const at = useSignal<number | undefined>(undefined)
  const data = JSON.stringify([labels, lines, isBars])
  useEffect(() => {
    const place = box.current
    if (place === null) return
    const values: uPlot.AlignedData = [labels.map((_, index) => index), ...lines.map((line) => [...line.values])]
    let plot: uPlot | undefined
    const draw = () => {
      plot?.destroy()
      const options = optionsOf(props, place.clientWidth, (index) => {
        at.value = index
      })
      plot = new uPlot(options, values, place)
    }
    draw()
    const scheme = matchMedia("(prefers-color-scheme: dark)")
    scheme.addEventListener("change", draw)
    const size = new ResizeObserver(() => plot?.setSize({ width: place.clientWidth, height }))
    size.observe(place)
    return () => {
      scheme.removeEventListener("change", draw)
      size.disconnect()
      plot?.destroy()
    }
  }, [data])
  const index = at.value
  return (
    <figure class="chart">
      <div
        class="plot"
        ref={box}
        role="img"
        aria-label={`${isBars ? "Bar" : "Line"} chart; its numbers are in the table below`}
      />
      <figcaption class="legend">
        <span class="legend-at">
          {index !== undefined ? dayText(labels[index] ?? "") : hasTotals ? "Total" : "Legend"}
        </span>
        {lines.map(({ name, values, total }, line) => (
          <span key={name} class="legend-line">
            <i class={`swatch swatch-${line + 1}`} />
            <bdi>{name}</bdi>
            {index !== undefined ? (
              <b>{numberText(values[index] ?? 0)}</b>
            ) : hasTotals ? (
              <b>{numberText(total)}</b>
            ) : null}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
