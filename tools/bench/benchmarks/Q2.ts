/**
 * Q2: memory of a raw export, and of one ten times as long.
 */
import { readers } from "../exports/readers/index.ts"
import { prepare } from "../exports/run-reader.ts"
import { decimals, orDash, whole } from "../format.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import { medianOf, ratio, takeTurns } from "../rounds.ts"
import { labelledRow } from "../rows.ts"
import type { Settings } from "../settings.ts"

const megabyte = 1e6

const lengths = ["once", "ten times"] as const

/** Reads both exports in batches. */
export const run = async (settings: Settings): Promise<Outcome> => {
  await using bench = await prepare((settings.isQuick ? 64 : 524) * megabyte)
  const { data } = bench
  const label = (length: (typeof lengths)[number]): string =>
    `${readers.batches.label}, ${whole(((length === "once" ? 1 : 10) * data.bytes) / megabyte)} MB`
  const measured = await takeTurns("Q2", lengths, label, settings, (length) =>
    bench.read("batches", 4, length === "once" ? 1 : 10)
  )
  const peak = (length: (typeof lengths)[number]) =>
    medianOf(measured, length, ({ peakMemory }) => peakMemory / megabyte)
  return {
    id: "Q2",
    title: "memory of a raw export",
    measures:
      "The largest resident memory of the reader's process, start-up included. The longer export is the same data ten times over.",
    headings: ["peak MB", "events", "s"],
    rows: measured.map((row) =>
      labelledRow(label(row.client), row, () => [
        orDash(peak(row.client), whole),
        orDash(
          medianOf(measured, row.client, ({ events }) => events),
          whole
        ),
        orDash(
          medianOf(measured, row.client, ({ milliseconds }) => milliseconds / 1000),
          decimals
        )
      ])
    ),
    verdicts: [
      verdict(
        "under 150 MB",
        peak("ten times"),
        (value) => `${whole(value)} MB`,
        (value) => value < 150
      ),
      verdict(
        "the same for ten times the events (at most 1.15 ×)",
        ratio(peak("ten times"), peak("once")),
        (value) => `${decimals(value, 2)} ×`,
        (value) => value <= 1.15
      )
    ]
  }
}
