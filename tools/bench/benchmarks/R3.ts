/**
 * R3: the time a caller spends in `record()`.
 */
import type { ClientId } from "../clients/index.ts"
import { decimals, orDash } from "../format.ts"
import type { CallCost } from "../jobs/Job.ts"
import { runJob } from "../jobs/run-job.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import { medianOf, rounds } from "../rounds.ts"
import { rowOf } from "../rows.ts"
import type { Settings } from "../settings.ts"
import { start } from "../sink/Sink.ts"

const measuredClients: ReadonlyArray<ClientId> = ["tallymark", "tallymark-memory", "posthog", "segment", "mixpanel"]
const perTurn = 40
const pause = 10

/** Measures the cost of a call for every client. */
export const run = async (settings: Settings): Promise<Outcome> => {
  const turns = settings.isQuick ? 100 : 500
  const measured = await rounds("R3", measuredClients, settings, async (client) => {
    await using sink = await start()
    return runJob<"call-cost">(
      { task: "call-cost", client, url: sink.url, turns, perTurn, pause },
      { patience: 60_000, profiles: settings.profiles }
    )
  })
  const micros = (client: ClientId, figure: keyof CallCost) =>
    medianOf(measured, client, (figures) => figures[figure] / 1000)
  const cell = (client: ClientId, figure: keyof CallCost) =>
    orDash(micros(client, figure), (value) => decimals(value, 2))
  const ours = micros("tallymark", "median")
  const theirs = micros("posthog", "median")
  return {
    id: "R3",
    title: "Time a caller spends in one call",
    measures: `process.hrtime.bigint around each call in every other turn (minus the timer's own cost, ${cell("tallymark", "timer")} µs), around all ${perTurn} calls of the turns between. ${turns} turns, ${pause} ms apart, after 50 for warm-up; six properties, strings and numbers; the sink answers all the while. The synchronous part only.`,
    headings: ["median µs", "p99 µs", "µs in a turn of calls", "first call µs"],
    rows: measured.map((row) =>
      rowOf(row, () => [
        cell(row.client, "median"),
        cell(row.client, "p99"),
        cell(row.client, "inTurn"),
        cell(row.client, "first")
      ])
    ),
    verdicts: [
      verdict(
        "median at most 5 µs",
        ours,
        (value) => `${decimals(value, 2)} µs`,
        (value) => value <= 5
      ),
      verdict(
        "at most posthog's capture()",
        theirs === undefined ? undefined : ours,
        (value) => `${decimals(value, 2)} µs beside ${orDash(theirs, (other) => decimals(other, 2))} µs`,
        (value) => theirs !== undefined && value <= theirs
      )
    ]
  }
}
