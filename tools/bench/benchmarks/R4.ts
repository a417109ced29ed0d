/**
 * R4: memory when nobody listens.
 */
import type { ClientId } from "../clients/index.ts"
import { decimals, orDash, whole } from "../format.ts"
import type { Flood } from "../jobs/Job.ts"
import { runJob } from "../jobs/run-job.ts"
import { type Outcome, type Verdict, verdict } from "../Outcome.ts"
import { type Measured, medianOf, rounds } from "../rounds.ts"
import { rowOf } from "../rows.ts"
import type { Settings } from "../settings.ts"
import { start } from "../sink/Sink.ts"
import { median } from "../statistics.ts"

const floodClients: ReadonlyArray<ClientId> = [
  "tallymark",
  "tallymark-newest",
  "tallymark-oldest",
  "tallymark-memory",
  "posthog",
  "segment",
  "mixpanel"
]

/** The policy of a tracker that has nowhere to put what its queue does not hold. */
const waiting: ClientId = "tallymark-memory"

const perTurn = 1000
const megabyte = 1e6
const memoryLimit = 150 * megabyte

/** Floods every client while the sink refuses connections. */
export const run = async (settings: Settings): Promise<Outcome> => {
  const calls = settings.isQuick ? 300_000 : 1_000_000
  const measured = await rounds("R4", floodClients, settings, async (client) => {
    await using sink = await start("down")
    return runJob<"flood">(
      {
        task: "flood",
        client,
        url: sink.url,
        calls,
        perTurn,
        memoryCap: 1000 * megabyte,
        timeCap: settings.isQuick ? 5000 : 60_000,
        awaitsAcceptance: client === waiting
      },
      { patience: 120_000, profiles: settings.profiles }
    )
  })
  return {
    id: "R4",
    title: `${whole(calls)} calls while connections are refused`,
    measures: `${whole(perTurn)} calls per turn of the event loop, resident memory read after each turn. A client is stopped at 1,000 MB. "Growth" is the median over the last tenth of the calls, divided by that over the fifth tenth, when the queue has long been full. The tallymark row without an outbox awaits \`accepted\`, as a caller that wants back-pressure does. "Held" is in memory and in the outbox, by the client's own count.`,
    headings: [
      "calls made",
      "stopped by",
      "MB before",
      "MB at half",
      "MB at the end",
      "peak MB",
      "live heap MB",
      "growth",
      "told lost",
      "held",
      "longest turn ms"
    ],
    rows: measured.map((row) => ({
      ...rowOf(row, (ended) => {
        const middle = (figure: (flood: Flood) => number) => median(ended.map(figure))
        return [
          whole(middle(({ calls: made }) => made)),
          [...new Set(ended.map(({ stoppedBy }) => stoppedBy))].join(", "),
          whole(middle(({ memoryBefore }) => memoryBefore) / megabyte),
          whole(middle(early) / megabyte),
          whole(middle(late) / megabyte),
          whole(middle(({ peakMemory }) => peakMemory) / megabyte),
          whole(middle(({ liveHeap }) => liveHeap) / megabyte),
          orDash(middle(growth), (value) => decimals(value, 2)),
          whole(middle(({ toldLost }) => toldLost)),
          orDash(middle(held), whole),
          whole(middle(({ longestTurn }) => longestTurn))
        ]
      }),
      runs: row.runs.map((run) => ("failed" in run ? run : { ...run, ...summary(run) }))
    })),
    verdicts: (["tallymark", "tallymark-newest", "tallymark-oldest", waiting] as const).flatMap((client) =>
      verdicts(measured, client)
    )
  }
}

const part = ({ memory }: Flood, from: number, to: number): number =>
  median(memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to)))
const early = (flood: Flood): number => part(flood, 0.4, 0.5)
const late = (flood: Flood): number => part(flood, 0.9, 1)
const growth = (flood: Flood): number => late(flood) / early(flood)

/** The samples of a run, thinned out for the results file, and what the report makes of them. */
const summary = (flood: Flood) => ({
  memory: Object.fromEntries(
    Array.from({ length: 10 }, (_, tenth) => [`${(tenth + 1) * 10} %`, part(flood, tenth / 10, (tenth + 1) / 10)])
  ),
  early: early(flood),
  late: late(flood),
  growth: growth(flood)
})

/** Events the client still has, by its own count; those of its outbox that it has taken back are in its queue again. */
const held = ({ stats }: Flood): number => {
  if (stats === undefined) return Number.NaN
  const { queued = 0, inFlight = 0, waiting: parked = 0, spooled = 0, restored = 0 } = stats
  return queued + inFlight + parked + spooled - restored
}

const policies: Readonly<Partial<Record<ClientId, string>>> = {
  tallymark: "spool",
  "tallymark-newest": "drop-newest",
  "tallymark-oldest": "drop-oldest",
  "tallymark-memory": "wait"
}

const verdicts = (measured: ReadonlyArray<Measured<Flood>>, client: ClientId): ReadonlyArray<Verdict> => {
  const name = policies[client] ?? client
  const untold = (flood: Flood): number => Math.abs(flood.calls - held(flood) - flood.toldLost)
  return [
    verdict(
      `${name}: peak under 150 MB resident`,
      medianOf(measured, client, ({ peakMemory }) => peakMemory),
      (value) => `${whole(value / megabyte)} MB`,
      (value) => value < memoryLimit
    ),
    ...(client === waiting
      ? []
      : [
          verdict(
            `${name}: flat once full (growth at most 1.10)`,
            medianOf(measured, client, growth),
            (value) => decimals(value, 2),
            (value) => value <= 1.1
          )
        ]),
    verdict(
      `${name}: calls = held + told lost`,
      medianOf(measured, client, untold),
      (value) => `${whole(value)} untold`,
      (value) => value === 0
    )
  ]
}
