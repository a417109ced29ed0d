/**
 * R2: CPU per delivered event, in a burst and at a steady pace against a server that takes its time.
 */
import { type ClientId, clients } from "../clients/index.ts"
import { type DeliveryFigures, deliver, deliveryMark, worst } from "../deliveries.ts"
import { decimals, orDash, whole } from "../format.ts"
import { type Outcome, type Verdict, verdict } from "../Outcome.ts"
import { type Measured, medianOf, ratio, rounds } from "../rounds.ts"
import { rowOf } from "../rows.ts"
import type { Settings } from "../settings.ts"
import { slowAnswer } from "../sink/server.ts"
import { burstRuns } from "./burst-runs.ts"

const pacedClients: ReadonlyArray<ClientId> = [
  "undici-request-256",
  "tallymark-256",
  "tallymark-256-memory",
  "tallymark",
  "mixpanel",
  "segment",
  "posthog",
  "posthog-tuned"
]

const perSecond = 10_000
const patience = 180_000

/** Measures the CPU of every client under both loads. */
export const run = async (settings: Settings): Promise<ReadonlyArray<Outcome>> => {
  const burst = await burstRuns(settings)
  const seconds = settings.isQuick ? 1 : 5
  const paced = await rounds("paced", pacedClients, settings, (client) =>
    deliver(client, { count: seconds * perSecond, perSecond, mode: "slow" }, { patience, profiles: settings.profiles })
  )
  return [
    outcome("R2 burst", "CPU per delivered event, the burst of R1", burst, "undici-request", "tallymark"),
    outcome(
      "R2 paced",
      `CPU per delivered event, ${whole(perSecond)} events/s for ${seconds} s, the server answers after ${slowAnswer} ms`,
      paced,
      "undici-request-256",
      "tallymark-256"
    )
  ]
}

const outcome = (
  id: string,
  title: string,
  measured: ReadonlyArray<Measured<DeliveryFigures>>,
  limit: ClientId,
  ours: ClientId
): Outcome => {
  const cpu = (client: ClientId) => medianOf(measured, client, ({ cpuPerEvent }) => cpuPerEvent)
  return {
    id,
    title,
    measures:
      "User and system CPU of the client's whole process, start-up excluded, from the first call until the client says it is done, over the distinct events at the sink.",
    headings: ["CPU µs/event", "× the limit", "events/s", "done after s", "sockets", "peak MB"],
    rows: measured.map((row) =>
      rowOf(
        row,
        () => {
          const middle = (figure: "eventsPerSecond" | "seconds" | "connections" | "peakMegabytes") =>
            medianOf(measured, row.client, (figures) => figures[figure])
          return [
            orDash(cpu(row.client), decimals),
            orDash(ratio(cpu(row.client), cpu(limit)), (value) => decimals(value, 2)),
            orDash(middle("eventsPerSecond"), whole),
            orDash(middle("seconds"), decimals),
            orDash(middle("connections"), whole),
            orDash(middle("peakMegabytes"), whole)
          ]
        },
        deliveryMark
      )
    ),
    verdicts: [
      verdict(
        "at most 2 × the undici limit's",
        ratio(cpu(ours), cpu(limit)),
        (value) => `${decimals(value, 2)} ×`,
        (value) => value <= 2
      ),
      belowPeers(measured, cpu, ours, limit),
      verdict("nothing lost or doubled in any run", worst(measured, ours), whole, (value) => value === 0)
    ]
  }
}

const belowPeers = (
  measured: ReadonlyArray<Measured<DeliveryFigures>>,
  cpu: (client: ClientId) => number | undefined,
  ours: ClientId,
  limit: ClientId
): Verdict => {
  const best = measured
    .flatMap(({ client }) => (clients[client].kind === "peer" ? [{ client, value: cpu(client) ?? Number.NaN }] : []))
    .filter(({ value }) => Number.isFinite(value))
    .toSorted((a, b) => a.value - b.value)[0]
  return verdict(
    "below every peer's",
    ratio(cpu(ours), best?.value),
    (value) => {
      const bare = orDash(ratio(cpu(limit), best?.value), (other) => decimals(other, 2))
      return `${decimals(value, 2)} of the lowest, ${best === undefined ? "" : clients[best.client].label} (the limit: ${bare})`
    },
    (value) => value < 1
  )
}
