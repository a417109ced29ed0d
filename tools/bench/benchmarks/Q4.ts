/**
 * Q4: how fast expressions are read before they are sent.
 */
import type { Reading, ReadingRate } from "../asking/read-expressions.ts"
import { runProgram } from "../asking/run-program.ts"
import { length } from "../asking/texts.ts"
import { orDash, whole } from "../format.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import { medianOf, takeTurns } from "../rounds.ts"
import { labelledRow } from "../rows.ts"
import type { Settings } from "../settings.ts"

const labels: Readonly<Record<Reading["way"], string>> = {
  check: "check: read, and list what is wrong",
  parse: "parse: read into a tree"
}

const program = new URL("../asking/read-expressions.ts", import.meta.url)

/** Reads the same hundred expressions in each way. */
export const run = async (settings: Settings): Promise<Outcome> => {
  const milliseconds = settings.isQuick ? 500 : 2000
  const ways: ReadonlyArray<Reading["way"]> = ["check", "parse"]
  const measured = await takeTurns(
    "Q4",
    ways,
    (way) => labels[way],
    settings,
    async (way) => {
      const reading: Reading = { way, milliseconds }
      return (await runProgram(program, reading, 60_000)) as ReadingRate // asking/read-expressions.ts says nothing else
    }
  )
  const rate = (way: Reading["way"]) => medianOf(measured, way, ({ perSecond }) => perSecond)
  return {
    id: "Q4",
    title: `reading an expression of ${length} characters`,
    measures: `Texts per second on one thread, a hundred different ones in turn for ${milliseconds / 1000} s, after half as long for warm-up.`,
    headings: ["per second"],
    rows: measured.map((row) => labelledRow(labels[row.client], row, () => [orDash(rate(row.client), whole)])),
    verdicts: [verdict("checks at least 100,000 a second", rate("check"), whole, (value) => value >= 100_000)]
  }
}
