/**
 * Q3: a raw export straight into files.
 */
import { type ReaderId, readers } from "../exports/readers/index.ts"
import { prepare } from "../exports/run-reader.ts"
import { decimals, orDash, whole } from "../format.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import { medianOf, ratio, takeTurns } from "../rounds.ts"
import { labelledRow } from "../rows.ts"
import type { Settings } from "../settings.ts"

const ids: ReadonlyArray<ReaderId> = ["drain", "drain-file", "files-fast", "files-unverified", "files"]

const megabyte = 1e6

/** Writes four days into files, still compressed. */
export const run = async (settings: Settings): Promise<Outcome> => {
  await using bench = await prepare((settings.isQuick ? 64 : 524) * megabyte)
  const repeat = settings.isQuick ? 5 : 20
  const bytes = bench.data.compressedBytes * repeat
  const measured = await takeTurns(
    "Q3",
    ids,
    (id) => readers[id].label,
    settings,
    async (id) => {
      const figures = await bench.read(id, 4, repeat)
      return { ...figures, megabytesPerSecond: bytes / megabyte / (figures.milliseconds / 1000) }
    }
  )
  const rate = (id: ReaderId) => medianOf(measured, id, ({ megabytesPerSecond }) => megabytesPerSecond)
  const target = (id: ReaderId, name: string) =>
    verdict(
      `${name}: at least 0.9 of draining the sockets`,
      ratio(rate(id), rate("drain")),
      (value) => decimals(value, 2),
      (value) => value >= 0.9
    )
  return {
    id: "Q3",
    title: `a raw export of ${whole(bytes / megabyte)} compressed MB into files`,
    measures:
      "MB/s of compressed bytes, four days at once in every row. The limit reads the same bytes and throws them away.",
    headings: ["MB/s", "of draining", "CPU s", "peak MB"],
    rows: measured.map((row) =>
      labelledRow(readers[row.client].label, row, () => [
        orDash(rate(row.client), whole),
        orDash(ratio(rate(row.client), rate("drain")), (value) => decimals(value, 2)),
        orDash(
          medianOf(measured, row.client, ({ cpu }) => cpu / 1e6),
          decimals
        ),
        orDash(
          medianOf(measured, row.client, ({ peakMemory }) => peakMemory / megabyte),
          whole
        )
      ])
    ),
    verdicts: [target("files-fast", "verify and fsync off"), target("files-unverified", "verify off")]
  }
}
