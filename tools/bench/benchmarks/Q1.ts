/**
 * Q1: events out of a raw export.
 */

import type { ReadingFigures } from "../exports/main.ts"
import { type ReaderId, readers } from "../exports/readers/index.ts"
import { prepare } from "../exports/run-reader.ts"
import { decimals, orDash, whole } from "../format.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import { medianOf, ratio, takeTurns } from "../rounds.ts"
import { labelledRow } from "../rows.ts"
import type { Settings } from "../settings.ts"

const ids: ReadonlyArray<ReaderId> = [
  "gunzip",
  "decode",
  "parse",
  "text",
  "readline",
  "web-streams",
  "batches",
  "events",
  "workers"
]

/** The parts hold all their data in memory before they begin, so they get a day of the four. */
const parts: ReadonlyArray<ReaderId> = ["gunzip", "decode", "parse"]

const megabyte = 1e6

/** Reads the same export every way there is. */
export const run = async (settings: Settings): Promise<Outcome> => {
  await using bench = await prepare((settings.isQuick ? 64 : 524) * megabyte)
  const { data } = bench
  const measured = await takeTurns(
    "Q1",
    ids,
    (id) => readers[id].label,
    settings,
    async (id) => {
      const isPart = parts.includes(id)
      const figures = await bench.read(id, isPart ? 1 : 4)
      if (!isPart && figures.events !== data.events) throw new Error(`read ${figures.events} of ${data.events} events`)
      return {
        ...figures,
        megabytesPerSecond: (isPart ? data.bytes / 4 : data.bytes) / megabyte / (figures.milliseconds / 1000)
      }
    }
  )
  const rate = (id: ReaderId) => medianOf(measured, id, ({ megabytesPerSecond }) => megabytesPerSecond)
  const text = measured.find(({ client }) => client === "text")?.ended[0]?.characters
  const overlapped = inSeries(rate("decode"), rate("parse"))
  return {
    id: "Q1",
    title: `a raw export of ${whole(data.bytes / megabyte)} MB`,
    measures: `${whole(data.bytes / megabyte)} MB of NDJSON, ${whole(data.compressedBytes / megabyte)} MB compressed, ${whole(data.events)} events, of four days, from a server in another process; a look at one property of every event. MB/s of text. The parts alone are measured in memory on one of the days; decoding and parsing one after the other, while inflating costs the main thread nothing, is the overlapped limit: ${orDash(overlapped, whole)} MB/s; with inflating before them ${orDash(inSeries(rate("gunzip"), overlapped), whole)} MB/s.`,
    headings: ["MB/s", "× naive", "of the limit", "CPU s", "peak MB"],
    rows: measured.map((row) =>
      labelledRow(
        readers[row.client].label,
        row,
        () => {
          const middle = (figure: (figures: ReadingFigures) => number) => medianOf(measured, row.client, figure)
          return [
            orDash(rate(row.client), whole),
            orDash(ratio(rate(row.client), rate("text")), (value) => decimals(value, 2)),
            orDash(ratio(rate(row.client), overlapped), (value) => decimals(value, 2)),
            orDash(
              middle(({ cpu }) => cpu / 1e6),
              decimals
            ),
            orDash(
              middle(({ peakMemory }) => peakMemory / megabyte),
              whole
            )
          ]
        },
        (ended) =>
          text !== undefined && !parts.includes(row.client) && ended.some(({ characters }) => characters !== text)
            ? "TEXT CORRUPTED"
            : ""
      )
    ),
    verdicts: [
      verdict(
        "batches: at least 2.4 × the naive way",
        ratio(rate("batches"), rate("text")),
        times,
        (value) => value >= 2.4
      ),
      verdict(
        "batches: at least 0.85 of the overlapped limit",
        ratio(rate("batches"), overlapped),
        (value) => decimals(value, 3),
        (value) => value >= 0.85
      ),
      verdict(
        "one event at a time costs at most 7% more",
        ratio(rate("batches"), rate("events")),
        (value) => `${decimals(100 * (value - 1))}% more`,
        (value) => value <= 1.07
      ),
      // 328 of 157 MB/s is what four threads made of one elsewhere.
      verdict(
        "four workers: at least 2 × one thread",
        ratio(rate("workers"), rate("batches")),
        times,
        (value) => value >= 2
      )
    ]
  }
}

const times = (value: number): string => `${decimals(value, 2)} ×`

/** The rate of two steps, one after the other. */
const inSeries = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : 1 / (1 / a + 1 / b)
