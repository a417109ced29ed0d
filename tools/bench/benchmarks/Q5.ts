/**
 * Q5: how fast the fake server computes a segmentation.
 */
import type { Asking, AskingTimes } from "../asking/answer-segmentation.ts"
import { runProgram } from "../asking/run-program.ts"
import { decimals, orDash, whole } from "../format.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import { medianOf, ratio, takeTurns } from "../rounds.ts"
import { labelledRow } from "../rows.ts"
import type { Settings } from "../settings.ts"

const program = new URL("../asking/answer-segmentation.ts", import.meta.url)
const label = "server beside a loop by hand"

/** Asks one question, and answers it by hand, over the same events. */
export const run = async (settings: Settings): Promise<Outcome> => {
  const asking: Asking = { events: settings.isQuick ? 200_000 : 1_000_000, times: 9 }
  const measured = await takeTurns(
    "Q5",
    ["segmentation"],
    () => label,
    settings,
    async () => (await runProgram(program, asking, 120_000)) as AskingTimes // asking/answer-segmentation.ts says nothing else
  )
  const millis = (figure: keyof AskingTimes) => medianOf(measured, "segmentation", (figures) => figures[figure])
  const times = ratio(millis("server"), millis("byHand"))
  const cell = (figure: keyof AskingTimes) => orDash(millis(figure), decimals)
  return {
    id: "Q5",
    title: `a segmentation of ${whole(asking.events)} events`,
    measures: `Milliseconds of one call of the fake server's fetch, with a where of two clauses and an on, and of a loop written for the question over the same objects; medians of ${asking.times}, in turn, and both must count the same. The first question sorts the events as well.`,
    headings: ["server", "by hand", "ratio", "first question", "seeding"],
    rows: measured.map((row) =>
      labelledRow(label, row, () => [
        cell("server"),
        cell("byHand"),
        orDash(times, (value) => decimals(value, 2)),
        cell("first"),
        cell("seed")
      ])
    ),
    verdicts: [
      verdict(
        "at most 3 × the loop by hand",
        times,
        (value) => `${decimals(value, 2)} ×`,
        (value) => value <= 3
      )
    ]
  }
}
