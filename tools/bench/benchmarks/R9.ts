/**
 * R9: a flush with a deadline against a server that never answers.
 */
import type { ClientId } from "../clients/index.ts"
import { decimals, whole } from "../format.ts"
import type { Flush } from "../jobs/Job.ts"
import { runJob } from "../jobs/run-job.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import { medianOf, rounds } from "../rounds.ts"
import { rowOf } from "../rows.ts"
import type { Settings } from "../settings.ts"
import { start } from "../sink/Sink.ts"
import { median } from "../statistics.ts"

const flushClients: ReadonlyArray<ClientId> = ["tallymark", "posthog", "posthog-shutdown", "segment", "mixpanel"]
const count = 1000
const deadline = 2000
const grace = 100

/** What a run showed, beside what the client said. */
type Figures = Flush & { readonly sinkGot: number }

/** Flushes every client against the same silence. */
export const run = async (settings: Settings): Promise<Outcome> => {
  const patience = settings.isQuick ? 3000 : 15_000
  const measured = await rounds("R9", flushClients, settings, async (client): Promise<Figures> => {
    await using sink = await start("hang")
    const flush = await runJob<"flush">(
      { task: "flush", client, url: sink.url, count, deadline, patience },
      { patience: patience + 30_000, profiles: settings.profiles }
    )
    return { ...flush, sinkGot: (await sink.counts()).distinct }
  })
  const settledAfter = ({ settledAfter: after }: Figures) => after ?? Number.POSITIVE_INFINITY
  return {
    id: "R9",
    title: `flush of ${whole(count)} events, deadline ${deadline / 1000} s, the server never answers`,
    measures: `Time from the call of flush to its settling, waited for ${patience / 1000} s at most. The deadline is given to every client whose call takes one. A report is true when it claims nothing delivered and accounts for every event.`,
    headings: ["settles after", "how", "says", "at the sink, unanswered"],
    rows: measured.map((row) =>
      rowOf(row, (ended) => {
        const after = median(ended.map(settledAfter))
        return [
          Number.isFinite(after) ? `${decimals(after / 1000, 2)} s` : `>${patience / 1000} s`,
          [...new Set(ended.map(({ outcome }) => outcome))].join(", "),
          ended[0]?.report === undefined ? "nothing" : JSON.stringify(ended[0].report),
          whole(median(ended.map(({ sinkGot }) => sinkGot)))
        ]
      })
    ),
    verdicts: [
      verdict(
        `settles by its deadline (${grace} ms allowed for the timer)`,
        medianOf(measured, "tallymark", settledAfter),
        (value) => `${decimals(value / 1000, 2)} s`,
        (value) => value <= deadline + grace
      ),
      verdict(
        "its report is true",
        medianOf(measured, "tallymark", ({ report }) => (isTrue(report) ? 1 : 0)),
        (value) => (value === 1 ? "true" : "false"),
        (value) => value === 1
      )
    ]
  }
}

/** Nothing was answered, so nothing is delivered, and every event is somewhere. */
const isTrue = (report: unknown): boolean => {
  if (typeof report !== "object" || report === null) return false
  const { delivered, spooled, dropped, pending } = report as Readonly<Record<string, unknown>> // any object has this shape
  return delivered === 0 && Number(delivered) + Number(spooled) + Number(dropped) + Number(pending) === count
}
