/**
 * R8: how many requests a client makes while the service is away.
 */
import { clients } from "../clients/index.ts"
import { whole } from "../format.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import type { Settings } from "../settings.ts"
import { outageRuns, planOf } from "./outage-runs.ts"

const limit = 10
/** Whoever never hears an answer learns of the outage when the first request is out of time. */
const concurrency = 64

/** Counts the requests of the outages of R5. */
export const run = async (settings: Settings): Promise<Outcome> => {
  const plan = planOf(settings)
  // A refused connection is no request, and where answers are lost the events have arrived.
  const runs = (await outageRuns(settings)).filter(({ outage: { mode } }) => mode !== "down" && mode !== "ack-lost")
  const kinds = [...new Set(runs.map(({ outage }) => outage))]
  const ours = runs.flatMap(({ client, outage, survival }) =>
    client === "tallymark" && !("failed" in survival) ? [{ ...survival, mode: outage.mode }] : []
  )
  const most = (isSilent: boolean): number | undefined => {
    const found = ours.filter(({ mode }) => (mode === "deaf") === isSilent)
    return found.length === 0 ? undefined : Math.max(...found.map(({ requestsInOutage }) => requestsInOutage))
  }
  return {
    id: "R8",
    title: `requests during an outage of ${plan.outage / 1000} s, ${plan.perSecond} events/s`,
    measures:
      "Requests that reach the sink from the beginning of each outage of R5 to its end, those included that were under way when it began.",
    headings: kinds.map(({ label }) => label),
    rows: [...new Set(runs.map(({ client }) => client))].map((client) => ({
      label: clients[client].label,
      cells: kinds.map((outage) => {
        const survival = runs.find((other) => other.client === client && other.outage === outage)?.survival
        return survival === undefined || "failed" in survival ? "–" : whole(survival.requestsInOutage)
      }),
      mark: "",
      runs: runs
        .filter((other) => other.client === client)
        .map(({ outage, survival }) => ({ outage: outage.label, ...survival }))
    })),
    verdicts: [
      verdict(`fewer than ${limit} where failures are told`, most(false), whole, (value) => value < limit),
      verdict(
        `at most the concurrency (${concurrency}) and ${limit} where nothing is answered`,
        most(true),
        whole,
        (value) => value <= concurrency + limit
      ),
      verdict(
        "with nothing lost",
        ours.length === 0 ? undefined : Math.max(...ours.map(({ lost }) => lost)),
        whole,
        (value) => value === 0
      )
    ]
  }
}
